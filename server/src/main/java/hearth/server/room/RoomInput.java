package hearth.server.room;

import hearth.moderation.Decision;
import hearth.moderation.Draft;
import hearth.moderation.RoomPolicies;
import hearth.protocol.ClientCommand;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import java.util.List;
import java.util.Optional;

/// Everything that can come before the rules.
public sealed interface RoomInput {
  /// Begins the meeting. `bans` of the room that still run come with it.
  record Open(String title, String purpose, String kind, String guidelines, int capacity, int slowSeconds,
      RoomPolicies policies, List<Backstage.BanCarried> bans) implements RoomInput {
    public Open {
      bans = List.copyOf(bans);
    }
  }

  /// Changes what the room answers otherwise than the house, by somebody whose right to do so was checked outside.
  record Police(RoomPolicies policies, MemberId by) implements RoomInput {}

  /// Ends the meeting from outside the room, by somebody whose right to do so was checked there.
  record End() implements RoomInput {}

  /// @param present how many are connected just now
  record Asked(Caller by, ClientCommand command, int present) implements RoomInput {}

  /// A draft comes back from review.
  ///
  /// @param tried what a policy on trial would have decided, if there is one
  /// @param item  the name it will have if it is held
  record Reviewed(Caller by, Draft draft, Decision decision, Optional<Decision> tried, HeldId item)
      implements
      RoomInput {}

  /// Time has passed.
  record Tick() implements RoomInput {}
}
