package hearth.server.room;

import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;

/// Facts that only the author and staff know. They are stored like events but have no public number, so that
/// nobody can tell from a gap that somebody's message was held.
public sealed interface Backstage {
  Instant at();

  /// `until` is when it goes back to its author if nobody decides.
  record Held(Instant at, HeldId item, MessageId id, MemberId member, DisplayName name, Role role,
      MessageText text,
      String reason, String concern, Instant until) implements Backstage {}

  /// `by` is the moderator, or null where time or the meeting's end decided.
  record Returned(Instant at, HeldId item, String reason, MemberId by) implements Backstage {}

  /// Who approved; the line itself is a public event of the same turn.
  record Approved(Instant at, HeldId item, MemberId by) implements Backstage {}

  /// Bans of earlier meetings that still run when this one opens.
  record BanCarried(Instant at, MemberId member, DisplayName name, Instant until) implements Backstage {}
}
