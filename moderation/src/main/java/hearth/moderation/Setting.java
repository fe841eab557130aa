package hearth.moderation;

import java.time.Duration;
import java.util.Optional;

/// Where a draft is said, and by how well known an author.
///
/// @param crosstalk whether people may answer one another with advice now; false while people share in turn
/// @param tenure    how long the author has been with the meeting
/// @param staffHere whether a facilitator or moderator is connected
/// @param room      what this room does otherwise than the house, and what it tries
public record Setting(boolean crosstalk, Duration tenure, boolean staffHere, RoomPolicies room) {
  public Setting(boolean crosstalk, Duration tenure, boolean staffHere) {
    this(crosstalk, tenure, staffHere, RoomPolicies.house());
  }

  /// Sharing in turn, somebody who has been here for an hour, staff at hand.
  public static Setting usual() {
    return new Setting(false, Duration.ofHours(1), true);
  }

  /// The same in a room with another policy.
  public Setting in(RoomPolicy room) {
    return new Setting(crosstalk, tenure, staffHere, new RoomPolicies(room, Optional.empty()));
  }
}
