package hearth.server.roster;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;

/// Somebody with an account: facilitates, moderates, or looks after the server.
///
/// @param login as she signs in with, in lower case
/// @param name  as rooms see her
public record Staff(MemberId id, String login, DisplayName name, Standing standing) {
  /// What an account may do outside of rooms. Within a room the room's own staff list decides.
  public enum Standing {
    /// May hold rooms.
    STAFF,
    /// May also invite staff.
    ORGANISER
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
