package hearth.server.ledger;

import hearth.protocol.MemberId;
import hearth.protocol.RoomEvent;
import hearth.server.room.Backstage;
import hearth.server.room.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What the ledger keeps of a fact: who, upon whom, by which rule. Never words, neither of members nor of moderators. Pure.
public final class Entries {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Entries() {}

  /// Empty where the fact is no act of moderation.
  public static Optional<String> of(Fact fact) {
    return switch (fact) {
      case Fact.Public(var position, var event) -> of(position, event);
      case Fact.Hidden(var position, var event) -> of(position, event);
    };
  }

  private static Optional<String> of(long position, RoomEvent event) {
    return switch (event) {
      case RoomEvent.Retracted r when !r.byAuthor() ->
        entry(position, event.at().toEpochMilli(), "retracted", null, null, null, "line " + r.line());
      case RoomEvent.Muted m ->
        entry(position, event.at().toEpochMilli(), "muted", m.member(), m.by(), null,
            "until " + m.until().toEpochMilli());
      case RoomEvent.Unmuted m when !m.expired() ->
        entry(position, event.at().toEpochMilli(), "unmuted", m.member(), null, null, null);
      case RoomEvent.Removed r ->
        entry(position, event.at().toEpochMilli(), "removed", r.member(), r.by(), null, null);
      case RoomEvent.Banned b ->
        entry(position, event.at().toEpochMilli(), "banned", b.member(), b.by(), null,
            "until " + b.until().toEpochMilli());
      case RoomEvent.Readmitted r ->
        entry(position, event.at().toEpochMilli(), "readmitted", r.member(), null, null, null);
      default -> Optional.empty();
    };
  }

  private static Optional<String> of(long position, Backstage event) {
    var at = event.at().toEpochMilli();
    return switch (event) {
      case Backstage.Held h -> entry(position, at, "held", h.member(), null, h.rule(), h.item().value());
      case Backstage.Taken t -> entry(position, at, "opened", null, t.by(), null, t.item().value());
      case Backstage.Returned r -> entry(position, at, "returned", null, r.by(), null, r.item().value());
      case Backstage.Approved a -> entry(position, at, "approved", null, a.by(), null, a.item().value());
      case Backstage.Cleared c -> entry(position, at, "cleared", null, c.by(), null, c.item().value());
      case Backstage.Judged j ->
        entry(position, at, j.verdict(), j.member(), null, j.rule(), j.receipt().value());
      case Backstage.Appealed a -> entry(position, at, "appealed", null, null, null, a.receipt().value());
      case Backstage.AppealAnswered a ->
        entry(position, at, a.overturned() ? "overturned" : "upheld", a.member(), a.by(),
            null, a.receipt().value());
      case Backstage.Alerted a ->
        entry(position, at, "alerted", a.member(), a.raisedBy(), a.level(), a.alert().value());
      case Backstage.Attended a -> entry(position, at, "attended", null, a.by(), null, a.alert().value());
      case Backstage.Escalated e -> entry(position, at, "escalated", null, null, null, e.alert().value());
      case Backstage.Settled s -> entry(position, at, "settled", null, s.by(), null, s.alert().value());
      case Backstage.Policed p ->
        entry(position, at, "policy", null, p.by(), null,
            JSON.writeValueAsString(p.policies().inForce().byTag()));
      case Backstage.Tried t ->
        entry(position, at, "tried", null, null, t.category(), t.was() + " -> " + t.would());
      case Backstage.Confided _,Backstage.BanCarried _ -> Optional.empty();
    };
  }

  private static Optional<String> entry(long position, long at, String act, MemberId member, MemberId by,
      String rule,
      String about) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("position", position);
    entry.put("at", at);
    entry.put("act", act);
    if (member != null) {
      entry.put("member", member.value());
    }
    if (by != null) {
      entry.put("by", by.value());
    }
    if (rule != null) {
      entry.put("rule", rule);
    }
    if (about != null) {
      entry.put("about", about);
    }
    return Optional.of(JSON.writeValueAsString(entry));
  }
}
