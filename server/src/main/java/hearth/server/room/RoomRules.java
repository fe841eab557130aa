package hearth.server.room;

import static hearth.protocol.RefusalCode.*;

import hearth.moderation.Draft;
import hearth.moderation.RoomPolicies;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.*;
import hearth.protocol.MemberId;
import hearth.protocol.RefusalCode;
import hearth.protocol.RoomEvent;
import hearth.server.room.Person.Standing;
import hearth.server.room.Reply.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The law of a room. Pure: no threads, no clock but the instant given, no I/O, no chance.
///
public final class RoomRules {
  private final TalkRules talk;

  /// @param holdFor how long a held message waits for a moderator before it goes back to its author
  public RoomRules(Duration holdFor) {
    this.talk = new TalkRules(holdFor);
  }

  private static final String MEETING_ENDED = "The meeting ended before a moderator could look at it.";

  Outcome decide(RoomState room, RoomInput input, Instant now) {
    return switch (input) {
      case RoomInput.Open open -> open(room, open, now);
      case RoomInput.Police police -> !room.isOpen() || police.policies().equals(room.order().policies())
          ? done()
          : new Happening(room, now).then(new Backstage.Policed(now, police.policies(), police.by())).done();
      case RoomInput.End _ -> room.isOpen() ? close(room, now) : refuse(MEETING_CLOSED);
      case RoomInput.Asked asked -> asked(room, asked, now);
      case RoomInput.Reviewed reviewed -> talk.reviewed(room, reviewed, now);
      case RoomInput.Tick _ -> tick(room, now);
    };
  }

  private Outcome open(RoomState room, RoomInput.Open o, Instant now) {
    return switch (room.order().phase()) {
      case OPEN -> done();
      case CLOSED -> refuse(MEETING_CLOSED);
      case UNOPENED -> {
        var opening = new Happening(room, now)
            .then((seq, at) -> new RoomEvent.Opened(seq, at, o.title(), o.purpose(),
                o.kind(), o.guidelines(), o.capacity(), o.slowSeconds()));
        if (!o.policies().equals(RoomPolicies.house())) {
          opening.then(new Backstage.Policed(now, o.policies(), null));
        }
        o.bans().forEach(opening::then);
        yield opening.done();
      }
    };
  }

  private Outcome asked(RoomState room, RoomInput.Asked asked, Instant now) {
    var by = asked.by();
    if (!room.isOpen()) {
      return refuse(MEETING_CLOSED);
    }
    if (!Permission.neededFor(asked.command().getClass()).heldBy(by.role())) {
      return refuse(NOT_PERMITTED);
    }
    if (asked.command() instanceof Enter enter) {
      return enter(room, by, enter, asked.present(), now);
    }
    var absent = whyNotHere(room, by);
    return absent.isPresent() ? new Outcome.Only(absent.get()) : present(room, by, asked.command(), now);
  }

  /// What somebody asks who is in the room and may ask it.
  private Outcome present(RoomState room, Caller by, ClientCommand command, Instant now) {
    return switch (command) {
      case Enter _ -> refuse(ALREADY_ENTERED);
      case Ping _ -> done();
      case Leave _ -> happen(room, now, (seq, at) -> new RoomEvent.Left(seq, at, by.id()));
      case Say say -> talk.say(room, new Draft(say.id(), by.id(), by.role(), say.text()), by, now);
      case Insist say -> talk.say(room, new Draft(say.id(), by.id(), by.role(), say.text(), true), by, now);
      case History h -> new Outcome.Only(new Reply.ReadBack(heardSince(room, by), h.before()));
      case Correct c -> CorrectionRules.correct(room, by, c, now);
      case Confide c -> AsideRules.confide(room, by, c, now);
      case Retract r -> TalkRules.retract(room, by, r.line(), now);
      case Mute m ->
        upon(room, by, m.member(), _ -> happen(room, now, (seq, at) -> new RoomEvent.Muted(seq, at,
            m.member(), at.plusSeconds(m.seconds()), m.reason(), by.id())));
      case Unmute u -> upon(room, by, u.member(), _ -> room.people().mutedUntil(u.member()).isEmpty()
          ? done()
          : happen(room, now, (seq, at) -> new RoomEvent.Unmuted(seq, at, u.member(), false)));
      case Remove r -> upon(room, by, r.member(), whom -> whom.isShutOut()
          ? done()
          : returnAll(new Happening(room, now).then((seq, at) -> new RoomEvent.Removed(seq, at, r.member(),
              r.reason(), by.id())), room, r.member(), now).done());
      case Ban b -> upon(room, by, b.member(),
          _ -> returnAll(
              new Happening(room, now).then((seq, at) -> new RoomEvent.Banned(seq, at, b.member(),
                  at.plusSeconds(b.seconds()), b.reason(), by.id())),
              room,
              b.member(), now).done());
      case Readmit r -> upon(room, by, r.member(), whom -> !whom.isShutOut()
          ? done()
          : happen(room, now, (seq, at) -> new RoomEvent.Readmitted(seq, at, r.member())));
      case Take t -> HeldRules.take(room, by, t.item(), now);
      case Approve a -> HeldRules.approve(room, by, a, now);
      case Return r -> HeldRules.giveBack(room, by, r, now);
      case Appeal a -> JusticeRules.appeal(room, by, a, now);
      case Uphold u -> JusticeRules.answer(room, by, u.receipt(), false, u.reason(), now);
      case Overturn o -> JusticeRules.answer(room, by, o.receipt(), true, o.reason(), now);
      case Worry w -> CareRules.worry(room, by, w.member(), now);
      case Attend a -> CareRules.attend(room, by, a.alert(), now);
      case Settle a -> CareRules.settle(room, by, a.alert(), now);
      case Slow s -> room.order().slowSeconds() == s.seconds()
          ? done()
          : happen(room, now, (seq, at) -> new RoomEvent.Slowed(seq, at, s.seconds()));
      case Pause _ ->
        room.order().floor() == Order.Floor.STAFF ? done() : happen(room, now, RoomEvent.Paused::new);
      case Resume _ -> room.order().floor() == Order.Floor.EVERYBODY
          ? done()
          : happen(room, now, RoomEvent.Resumed::new);
      case Lock _ ->
        room.order().door() == Order.Door.LOCKED ? done() : happen(room, now, RoomEvent.Locked::new);
      case Unlock _ ->
        room.order().door() == Order.Door.OPEN ? done() : happen(room, now, RoomEvent.Unlocked::new);
      case Close _ -> close(room, now);
    };
  }

  private Outcome enter(RoomState room, Caller by, Enter enter, int present, Instant now) {
    var known = room.people().find(by.id());
    var refusal = known.flatMap(person -> whyShutOut(person, now));
    if (refusal.isPresent()) {
      return new Outcome.Only(refusal.get());
    }
    var isBack = known.filter(Person::isAdmitted).isPresent();
    if (!isBack && !by.role().isStaff()) {
      var newcomer = whyNotComeIn(room, by, present);
      if (newcomer.isPresent()) {
        return refuse(newcomer.get());
      }
    }
    var unchanged = isBack && known.get().role() == by.role() && known.get().name().equals(by.name());
    var happening = new Happening(room, now);
    if (!unchanged) {
      happening.then((seq, at) -> new RoomEvent.Arrived(seq, at, by.id(), by.name(), by.role()));
    }
    return happening.with(new Reply.Welcome(enter.after()));
  }

  private static Optional<RefusalCode> whyNotComeIn(RoomState room, Caller by, int present) {
    if (room.order().door() == Order.Door.LOCKED) {
      return Optional.of(LOCKED);
    }
    if (room.order().floor() == Order.Floor.STAFF) {
      return Optional.of(WAIT_OUTSIDE);
    }
    if (room.people().isTaken(by.name(), by.id())) {
      return Optional.of(NAME_TAKEN);
    }
    return present >= room.order().terms().capacity() ? Optional.of(FULL) : Optional.empty();
  }

  private static Optional<Refused> whyShutOut(Person person, Instant now) {
    return switch (person.standing()) {
      case Standing.Admitted _,Standing.Gone _ -> Optional.empty();
      case Standing.Removed _ -> Optional.of(Refused.because(REMOVED));
      case Standing.Banned(var until) when until.isAfter(now) ->
        Optional.of(new Refused(BANNED, null, until));
      case Standing.Banned _ -> Optional.empty();
    };
  }

  static Optional<Refused> whyNotHere(RoomState room, Caller by) {
    var person = room.people().find(by.id());
    return person.filter(Person::isAdmitted).isPresent()
        ? Optional.empty()
        : Optional.of(Refused.because(person.filter(Person::isShutOut).isPresent() ? REMOVED : NOT_ENTERED));
  }

  private static Outcome upon(RoomState room, Caller by, MemberId whom, Function<Person, Outcome> act) {
    var person = room.people().find(whom);
    if (person.isEmpty()) {
      return refuse(NO_SUCH_MEMBER);
    }
    return by.role().outranks(person.get().role()) ? act.apply(person.get()) : refuse(ABOVE_YOU);
  }

  private static Outcome close(RoomState room, Instant now) {
    var closing = new Happening(room, now);
    room.talk().held().values()
        .forEach(item -> closing.then(new Backstage.Returned(now, item.item(), MEETING_ENDED, null)));
    return closing.then(RoomEvent.Closed::new).done();
  }

  private static Happening returnAll(Happening happening, RoomState room, MemberId author, Instant now) {
    room.talk().held().values().stream().filter(item -> item.member().equals(author))
        .forEach(item -> happening.then(new Backstage.Returned(now, item.item(), REMOVED.words(), null)));
    return happening;
  }

  private static Outcome tick(RoomState room, Instant now) {
    if (room.isQuiet()) {
      return done();
    }
    var passed = new Happening(room, now);
    if (room.isOpen()) {
      room.people().mutes().forEach((member, mute) -> {
        if (!mute.until().isAfter(now)) {
          passed.then((seq, at) -> new RoomEvent.Unmuted(seq, at, member, true));
        }
      });
      HeldRules.timeDecides(room, passed, now);
      CareRules.callAgain(room, passed, now);
    }
    return passed.done();
  }

  /// Members hear what was said since they came in; whoever holds the room may read all of it.
  static long heardSince(RoomState room, Caller who) {
    return who.role().isStaff() ? 0 : room.people().get(who.id()).arrived();
  }

  static Outcome happen(RoomState room, Instant now, Happening.Unnumbered event) {
    return new Happening(room, now).then(event).done();
  }

  /// It is so already, which is as good as having done it.
  static Outcome done() {
    return new Outcome.Only(new Reply.Done(0));
  }

  static Outcome refuse(RefusalCode code) {
    return new Outcome.Only(Refused.because(code));
  }
}
