package hearth.server.room;

import hearth.moderation.Decision;
import hearth.moderation.Draft;
import hearth.protocol.ClientCommand;
import hearth.protocol.HeldId;
import java.util.List;

/// Everything that can come before the rules.
public sealed interface RoomInput {
  /// Begins the meeting. `bans` of the room that still run come with it.
  record Open(String title, String purpose, String kind, String guidelines, int capacity, int slowSeconds,
      List<Backstage.BanCarried> bans) implements RoomInput {
    public Open {
      bans = List.copyOf(bans);
    }
  }

  /// Ends the meeting from outside the room, by somebody whose right to do so was checked there.
  record End() implements RoomInput {}

  /// @param present how many are connected just now
  record Asked(Caller by, ClientCommand command, int present) implements RoomInput {}

  /// A draft comes back from review.
  ///
  /// @param item the name it will have if it is held
  record Reviewed(Caller by, Draft draft, Decision decision, HeldId item) implements RoomInput {}

  /// Time has passed.
  record Tick() implements RoomInput {}
}
