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
  /// that wait: all of them for staff, your own for you. `muteReason` is why you are muted, or null. `alerts` and `appeals`
  /// are what staff have to see to, empty for everybody else.
  record CaughtUp(long seq, List<MemberId> here, List<Waiting> held, ReasonText muteReason,
      List<Alert> alerts,
      List<Appealed> appeals) implements Notice {
    public CaughtUp {
      here = List.copyOf(here);
      held = List.copyOf(held);
      alerts = List.copyOf(alerts);
      appeals = List.copyOf(appeals);
    }
  }

  /// Somebody's connection came or went; they are still of the meeting.
  record Presence(MemberId member, boolean here) implements Notice {}

  /// A message that waits for a moderator. To staff and its author. `reason` is for the author; `concern` is what
  /// staff should look at, `urgency` how soon (3 is at once, 1 can wait) and `takenBy` who has opened it until `takenUntil`;
  /// these are null for the author. `until` is when it goes back if nobody decides, or is posted where it `releases`, which
  /// is null otherwise.
  record Waiting(HeldId item, MessageId id, MemberId member, DisplayName name, MessageText text,
      String reason,
      String concern, Instant at, Instant until, Boolean releases, Integer urgency, MemberId takenBy,
      Instant takenUntil)
      implements Notice {}

  /// Somebody of the staff has opened a held message; nobody else can decide it until then. To staff.
  record Taken(HeldId item, MemberId by, Instant until) implements Notice {}

  /// A moderator would post it, but the talk has gone on since: the author may send it again under its `id`, and it will be
  /// posted as it is. To staff and its author.
  record Cleared(HeldId item, MessageId id, MessageText text) implements Notice {}

  /// To the author alone, and no mark on anybody: the words may mean danger (`level` is the kind), and here is where help is.
  record Care(String level) implements Notice {}

  /// A call for help. To staff. `line` is the message, 0 where there is none; `raisedBy` is who is worried, or null;
  /// `takenBy` who has gone to her, or null; `escalated` where nobody had after a minute.
  record Alert(AlertId alert, MemberId member, DisplayName name, String level, long line, MemberId raisedBy,
      Instant at,
      MemberId takenBy, boolean escalated) implements Notice {}

  /// A call for help has been answered. To staff.
  record AlertSettled(AlertId alert, MemberId by) implements Notice {}

  /// Somebody asks for another look at a verdict. To staff. `by` is who decided it, who must not answer; null where it was
  /// not a person. `words` are the author's, or null.
  record Appealed(ReceiptId receipt, MemberId member, DisplayName name, MessageText text, String verdict,
      String rule,
      String reason, ReasonText words, MemberId by, Instant at) implements Notice {}

  /// An appeal was answered. To its author and to staff.
  record AppealAnswered(ReceiptId receipt, MessageId id, boolean overturned, ReasonText reason)
      implements Notice {}

  /// Said between the member `of` and those who hold the room. To staff and to her. `warning` is what it should be folded
  /// behind, or null.
  record Aside(MemberId of, MessageId id, MemberId member, DisplayName name, Role role, MessageText text,
      String warning, Instant at) implements Notice {}

  /// What was said aside before you came in, oldest first: for staff all of it, for a member what she and they said.
  /// Replaces what you knew of it; not sent where there is none.
  record Asides(List<Aside> said) implements Notice {
    public Asides {
      said = List.copyOf(said);
    }
  }

  /// A held message was posted (its [RoomEvent.Said] has the same `id`). To staff and its author.
  record Approved(HeldId item, MessageId id) implements Notice {}

  /// A held message went back to its author, whose draft it is again. To staff and its author.
  record Returned(HeldId item, MessageId id, MessageText text, String reason) implements Notice {}
}
