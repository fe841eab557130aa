package hearth.server.roster;

import hearth.server.schedule.GroupKind;
import hearth.server.schedule.Meeting;
import hearth.server.schedule.RoomId;
import java.util.Optional;

/// A room as it looks from its door, and who stands there: all that decides whether she comes in, read at one go, since at the hour
/// thousands come at once.
///
/// @param guidelinesVersion that a member has to have agreed to
/// @param next              the meeting that is open, or else the next one that is planned
/// @param who               the member whose token was shown
public record Doorstep(RoomId room, String name, String purpose, GroupKind kind, String guidelines,
    int guidelinesVersion, Optional<Meeting> next, Optional<Member> who) {

  public Optional<Meeting> open() {
    return next.filter(meeting -> meeting.state() == Meeting.State.OPEN);
  }

  /// Whether it is somebody who has agreed to the guidelines as they are now.
  public boolean agreed() {
    return who.filter(member -> member.agreed() == guidelinesVersion).isPresent();
  }

  @Override
  public String toString() {
    return room.toString();
  }
}
