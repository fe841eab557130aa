package hearth.server.room;

import static hearth.protocol.RefusalCode.*;

import hearth.protocol.ClientCommand.Approve;
import hearth.protocol.ClientCommand.Return;
import hearth.protocol.HeldId;
import hearth.protocol.Limits;
import hearth.protocol.MemberId;
import hearth.protocol.ReasonText;
import hearth.protocol.RoomEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// What waits for a moderator: opened by one at a time, posted, given back, or decided by time. Pure.
final class HeldRules {
  private static final String NOBODY_DECIDED = "No moderator could look at it in time. You can send it again.";
  /// After this long, or so many events, an answer lands in another conversation; ten to fifteen seconds already change
  /// what a reply means (MSC4498), so the bound is the length of a share rather than of a pause.
  private static final Duration STALE_AFTER = Duration.ofSeconds(90);
  private static final int STALE_EVENTS = 15;

  private HeldRules() {}

  static Outcome take(RoomState room, Caller by, HeldId id, Instant now) {
    return decide(room, by, id, now, item -> new Happening(room, now)
        .then(new Backstage.Taken(now, id, by.id(), now.plus(Limits.LEASE))).done());
  }

  /// With a note it fits also where the talk has gone on: the note says what it is about.
  static Outcome approve(RoomState room, Caller by, Approve a, Instant now) {
    return decide(room, by, a.item(), now, item -> {
      if (room.people().find(item.member()).filter(person -> !person.isShutOut()).isEmpty()) {
        return RoomRules.refuse(AUTHOR_GONE);
      }
      return a.note() == null && isStale(room, item, now)
          ? new Happening(room, now).then(new Backstage.Cleared(now, a.item(), by.id())).done()
          : post(new Happening(room, now), item, by.id(), a.note(), now).done();
    });
  }

  private static boolean isStale(RoomState room, Backstage.Held item, Instant now) {
    return Duration.between(item.at(), now).compareTo(STALE_AFTER) > 0
        && room.seq() > item.after() || room.seq() - item.after() > STALE_EVENTS;
  }

  private static Happening post(Happening happening, Backstage.Held item, MemberId by, ReasonText note,
      Instant now) {
    return happening.then(new Backstage.Approved(now, item.item(), by))
        .then((seq, at) -> new RoomEvent.Said(seq, at, item.member(), item.name(), item.role(), item.id(),
            item.text(), null, note));
  }

  static Outcome giveBack(RoomState room, Caller by, Return r, Instant now) {
    return decide(room, by, r.item(), now, item -> {
      var happening = new Happening(room, now)
          .then(new Backstage.Returned(now, item.item(), r.reason().value(), by.id()));
      if (r.muteSeconds() != null) {
        happening
            .then((seq, at) -> new RoomEvent.Muted(seq, at, item.member(), at.plusSeconds(r.muteSeconds()),
                r.reason(), by.id()));
      }
      return happening.done();
    });
  }

  private static Outcome decide(RoomState room, Caller by, HeldId id, Instant now,
      Function<Backstage.Held, Outcome> act) {
    var item = room.talk().held().get(id);
    if (item == null) {
      return RoomRules.refuse(NO_SUCH_ITEM);
    }
    if (!by.role().outranks(item.role())) {
      return RoomRules.refuse(ABOVE_YOU);
    }
    return room.talk().heldBy(id, now).filter(holder -> !holder.equals(by.id())).isPresent()
        ? RoomRules.refuse(TAKEN)
        : act.apply(item);
  }

  /// Nobody decided in time: it goes back, or is posted where it may be.
  static void timeDecides(RoomState room, Happening passed, Instant now) {
    room.talk().held().values().stream().filter(item -> !item.until().isAfter(now)).forEach(item -> {
      if (item.releases()) {
        post(passed, item, null, null, now);
      } else {
        passed.then(new Backstage.Returned(now, item.item(), NOBODY_DECIDED, null));
      }
    });
  }
}
