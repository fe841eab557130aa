package hearth.moderation;

import java.util.Optional;

/// The policy by which a room decides, and one that it tries: reviews are decided by the first, and where the second would
/// have answered otherwise, that is noted and nothing more.
public record RoomPolicies(RoomPolicy inForce, Optional<RoomPolicy> onTrial) {
  private static final RoomPolicies HOUSE = new RoomPolicies(RoomPolicy.house(), Optional.empty());

  public static RoomPolicies house() {
    return HOUSE;
  }
}
