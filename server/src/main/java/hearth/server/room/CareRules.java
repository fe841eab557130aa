package hearth.server.room;

import static hearth.protocol.RefusalCode.*;

import hearth.moderation.Decision;
import hearth.protocol.AlertId;
import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Calls for help: raised by words or by somebody's worry, taken by one of the staff, repeated when nobody goes. They work
/// in every state of the room, and never count against anybody. Pure.
final class CareRules {
  /// Practice says any staff within 30 s, and escalation when nobody has acknowledged after 60.
  private static final Duration ESCALATES_AFTER = Duration.ofSeconds(60);
  private static final String WORRY = "worry";

  private CareRules() {}

  /// Adds a call for help where the decision asks for one, and none is open about her that says as much.
  static Happening call(RoomState room, Happening happening, Decision decision, Caller by, long line,
      Instant now) {
    if (decision.crisis().isEmpty()) {
      return happening;
    }
    var level = decision.crisis().get().name().toLowerCase(Locale.ROOT);
    var open = room.care().about(by.id());
    return open.isPresent() && open.get().alert().level().equals(level)
        ? happening
        : raise(happening, by.id(), by.name(), level, line, null, now);
  }

  static Outcome worry(RoomState room, Caller by, MemberId about, Instant now) {
    var person = room.people().find(about);
    if (person.isEmpty()) {
      return RoomRules.refuse(NO_SUCH_MEMBER);
    }
    return room.care().about(about).isPresent()
        ? RoomRules.done()
        : raise(new Happening(room, now), about, person.get().name(), WORRY, 0, by.id(), now).done();
  }

  private static Happening raise(Happening happening, MemberId about, DisplayName name, String level,
      long line,
      MemberId raisedBy, Instant now) {
    return happening
        .then(new Backstage.Alerted(now, new AlertId(happening.nameOfNext()), about, name, level, line,
            raisedBy, now.plus(ESCALATES_AFTER)));
  }

  /// One responder at a time: whoever comes second is told that somebody has gone.
  static Outcome attend(RoomState room, Caller by, AlertId id, Instant now) {
    var call = room.care().calls().get(id);
    if (call == null) {
      return RoomRules.refuse(NO_SUCH_ITEM);
    }
    if (call.takenBy() != null) {
      return call.takenBy().equals(by.id()) ? RoomRules.done() : RoomRules.refuse(TAKEN);
    }
    return new Happening(room, now).then(new Backstage.Attended(now, id, by.id())).done();
  }

  static Outcome settle(RoomState room, Caller by, AlertId id, Instant now) {
    return room.care().calls().containsKey(id)
        ? new Happening(room, now).then(new Backstage.Settled(now, id, by.id())).done()
        : RoomRules.refuse(NO_SUCH_ITEM);
  }

  static void callAgain(RoomState room, Happening passed, Instant now) {
    room.care().calls().values().stream()
        .filter(call -> call.takenBy() == null && !call.escalated() && !call.alert().escalates().isAfter(now))
        .forEach(call -> passed.then(new Backstage.Escalated(now, call.alert().alert())));
  }
}
