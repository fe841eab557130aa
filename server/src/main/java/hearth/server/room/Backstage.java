package hearth.server.room;

import hearth.moderation.RoomPolicies;
import hearth.protocol.AlertId;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.ReasonText;
import hearth.protocol.ReceiptId;
import hearth.protocol.Role;
import java.time.Instant;

/// Facts that only the author and staff know. They are stored like events but have no public number, so that
/// nobody can tell from a gap that somebody's message was held.
public sealed interface Backstage {
  Instant at();

  /// `until` is when it goes back if nobody decides, or is posted where it `releases`. `rule` is what found it, `urgency` 1 to
  /// 3, `after` the number of the last event when it was said.
  record Held(Instant at, HeldId item, MessageId id, MemberId member, DisplayName name, Role role,
      MessageText text, String reason, String concern, Instant until, String rule, int urgency, long after,
      boolean releases) implements Backstage {}

  /// A moderator has opened it; nobody else decides it until then.
  record Taken(Instant at, HeldId item, MemberId by, Instant until) implements Backstage {}

  /// `by` is the moderator, or null where time or the meeting's end decided.
  record Returned(Instant at, HeldId item, String reason, MemberId by) implements Backstage {}

  /// Who approved, or null where time did; the line itself is a public event of the same turn.
  record Approved(Instant at, HeldId item, MemberId by) implements Backstage {}

  /// Approved too late to fit the talk: its author may send it again as it is.
  record Cleared(Instant at, HeldId item, MemberId by) implements Backstage {}

  /// A verdict on a message that does not wait: `verdict` is `block`, `nudge_author` or, where it was posted folded,
  /// `content_warning`; `rule` what found it, `attack` whether it was meant to harm the room, so that it counts.
  record Judged(Instant at, ReceiptId receipt, MessageId id, MemberId member, DisplayName name, Role role,
      MessageText text, String verdict, String rule, String reason, boolean attack) implements Backstage {}

  record Appealed(Instant at, ReceiptId receipt, ReasonText words) implements Backstage {}

  record AppealAnswered(Instant at, ReceiptId receipt, MessageId id, MemberId member, boolean overturned,
      ReasonText reason, MemberId by) implements Backstage {}

  /// A call for help: `level` is the kind of danger, `line` the message or 0, `raisedBy` who is worried or null,
  /// `escalates` when all are called again if nobody has gone.
  record Alerted(Instant at, AlertId alert, MemberId member, DisplayName name, String level, long line,
      MemberId raisedBy, Instant escalates) implements Backstage {}

  record Attended(Instant at, AlertId alert, MemberId by) implements Backstage {}

  record Escalated(Instant at, AlertId alert) implements Backstage {}

  record Settled(Instant at, AlertId alert, MemberId by) implements Backstage {}

  /// Said aside, between the member `of` and those who hold the room; `warning` is what it is folded behind, or null.
  record Confided(Instant at, MemberId of, MessageId id, MemberId member, DisplayName name, Role role,
      MessageText text, String warning) implements Backstage {}

  /// From now on the room answers by these policies. `by` is who changed them, or null where the meeting began with them.
  record Policed(Instant at, RoomPolicies policies, MemberId by) implements Backstage {}

  /// The policy on trial would have answered a message otherwise: outcomes as [hearth.moderation.Decision#outcome] names
  /// them, and the category that weighed most.
  record Tried(Instant at, String was, String would, String category) implements Backstage {}

  /// Bans of earlier meetings that still run when this one opens.
  record BanCarried(Instant at, MemberId member, DisplayName name, Instant until) implements Backstage {}
}
