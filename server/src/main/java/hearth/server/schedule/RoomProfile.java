package hearth.server.schedule;

import hearth.moderation.RoomPolicies;
import hearth.protocol.MemberId;
import hearth.protocol.Role;
import java.util.Map;
import java.util.Optional;

/// A room as its facilitators describe it.
///
/// @param guidelines        that everybody accepts at the door
/// @param guidelinesVersion one more with every change of their words
/// @param capacity          members and staff that may be connected at once, 2 to 1,000
/// @param slowSeconds       slow mode with which meetings open, 0 for none
/// @param policies          what it answers otherwise than the house
/// @param staff             who holds this room, and as what; at least one facilitator
/// @param invite            the secret part of the link that lets members in
public record RoomProfile(RoomId id, String name, String purpose, GroupKind kind, String guidelines,
    int guidelinesVersion, int capacity, int slowSeconds,
    RoomPolicies policies, Map<MemberId, Role> staff, String invite) {
  public static final int LEAST_CAPACITY = 2;
  public static final int MOST_CAPACITY = 1_000;

  public RoomProfile {
    staff = Map.copyOf(staff);
  }

  public Optional<Role> roleOf(MemberId id) {
    return Optional.ofNullable(staff.get(id));
  }

  @Override
  public String toString() {
    return id.toString(); // the invite is a secret
  }
}
