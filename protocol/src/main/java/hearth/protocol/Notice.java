package hearth.protocol;

import java.time.Instant;
import java.util.List;

/// What has no number: the state of things for somebody who comes in, who is connected just now, and the messages
/// that wait for a moderator. Whoever comes back is told the present state, so none of it needs replaying.
public sealed interface Notice extends ServerMessage {
  /// The room as it is after event `seq`; replaces all that the client knew.
  record Room(long seq, String title, String purpose, String kind, String guidelines, int capacity,
      int slowSeconds,
      boolean paused, boolean locked, List<Person> people) implements Notice {
    public Room {
      people = List.copyOf(people);
    }
  }

  /// `mutedUntil` is null for who may speak. `out` is true for the removed and banned, whom only staff are shown.
  record Person(MemberId member, DisplayName name, Role role, Instant mutedUntil, boolean out) {}

  /// Everything up to event `seq` has been said to you. `here` are those connected now; `held` are the messages
  /// that wait: all of them for staff, your own for you. `muteReason` is why you are muted, or null.
  record CaughtUp(long seq, List<MemberId> here, List<Waiting> held, ReasonText muteReason)
      implements Notice {
    public CaughtUp {
      here = List.copyOf(here);
      held = List.copyOf(held);
    }
  }

  /// Somebody's connection came or went; they are still of the meeting.
  record Presence(MemberId member, boolean here) implements Notice {}

  /// A message that waits for a moderator. To staff and its author. `reason` is for the author, `concern` is what
  /// staff should look at; it is null for the author.
  record Waiting(HeldId item, MessageId id, MemberId member, DisplayName name, MessageText text,
      String reason,
      String concern, Instant at) implements Notice {}

  /// A held message was posted (its [RoomEvent.Said] has the same `id`). To staff and its author.
  record Approved(HeldId item, MessageId id) implements Notice {}

  /// A held message went back to its author, whose draft it is again. To staff and its author.
  record Returned(HeldId item, MessageId id, MessageText text, String reason) implements Notice {}
}
