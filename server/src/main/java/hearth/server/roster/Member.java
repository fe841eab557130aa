package hearth.server.roster;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.server.schedule.RoomId;

/// Somebody who came by an invite link: a pseudonym in one room, and nothing else that is known of them.
///
/// @param agreed version of the guidelines that they accepted
public record Member(MemberId id, RoomId room, DisplayName name, int agreed) {
  @Override
  public String toString() {
    return id.toString();
  }
}
