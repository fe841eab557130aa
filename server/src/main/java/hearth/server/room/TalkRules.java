package hearth.server.room;

import static hearth.protocol.RefusalCode.*;

import hearth.moderation.Decision;
import hearth.moderation.Destination;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Verdict;
import hearth.protocol.MessageId;
import hearth.protocol.ReceiptId;
import hearth.protocol.RoomEvent;
import hearth.server.room.Reply.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is said: who may, what a verdict leads to, what is taken back. Pure.
final class TalkRules {
  /// What is only in doubt waits for so long; practice says 15 to 60 s.
  private static final Duration RELEASES_AFTER = Duration.ofSeconds(45);

  private final Duration holdFor;

  TalkRules(Duration holdFor) {
    this.holdFor = holdFor;
  }

  Outcome say(RoomState room, Draft draft, Caller by, Instant now) {
    var message = new Talk.Key(by.id(), draft.id());
    var known = knownMessage(room, message);
    if (known.isPresent()) {
      return new Outcome.Only(known.get());
    }
    var silent = whyNotSpeak(room, by, now);
    if (silent.isPresent()) {
      // who may not write just now is read all the same: it may be a cry for help
      return silent.get().code().mayRetry() ? new Outcome.Review(draft) : new Outcome.Only(silent.get());
    }
    return room.talk().isCleared(message, draft.text())
        ? RoomRules.happen(room, now, said(by, draft, null))
        : new Outcome.Review(draft);
  }

  private static Happening.Unnumbered said(Caller by, Draft draft, String warning) {
    return (seq, at) -> new RoomEvent.Said(seq, at, by.id(), by.name(), by.role(), draft.id(), draft.text(),
        warning, null);
  }

  /// The answer to a message that was sent before: the same as the first time.
  private static Optional<Reply> knownMessage(RoomState room, Talk.Key message) {
    return room.talk().said().find(message).<Reply>map(Reply.Done::new)
        .or(() -> room.talk().heldAs(message).map(held -> new Reply.Held(held.item(), held.reason())));
  }

  /// Why nothing that she writes is for the room just now, be it new or a correction.
  static Optional<Refused> whyNotWrite(RoomState room, Caller by, Instant now) {
    if (!room.isOpen()) {
      return Optional.of(Refused.because(MEETING_CLOSED));
    }
    var absent = RoomRules.whyNotHere(room, by);
    if (absent.isPresent()) {
      return absent;
    }
    var muted = room.people().mutedUntil(by.id()).filter(until -> until.isAfter(now));
    if (muted.isPresent()) {
      return Optional.of(new Refused(MUTED, null, muted.get()));
    }
    return room.order().floor() == Order.Floor.STAFF && !Permission.SPEAK_WHILE_PAUSED.heldBy(by.role())
        ? Optional.of(Refused.because(PAUSED))
        : Optional.empty();
  }

  private static Optional<Refused> whyNotSpeak(RoomState room, Caller by, Instant now) {
    var silent = whyNotWrite(room, by, now);
    if (silent.isPresent()) {
      return silent;
    }
    return by.role().isStaff() ? Optional.empty() : whyTooSoon(room, by, now);
  }

  private static Optional<Refused> whyTooSoon(RoomState room, Caller by, Instant now) {
    var last = room.people().get(by.id()).lastSpoke();
    var slowed = Book.slowedUntil(room, by.id(), last, now);
    if (slowed.isPresent()) {
      return Optional.of(new Refused(SLOW_MODE, Book.WHY_SLOWED, slowed.get()));
    }
    return last != null && last.plusSeconds(room.order().slowSeconds()).isAfter(now)
        ? Optional.of(new Refused(SLOW_MODE, null, last.plusSeconds(room.order().slowSeconds())))
        : Optional.empty();
  }

  /// The rules are asked again: she may have been muted while her draft was read.
  Outcome reviewed(RoomState room, RoomInput.Reviewed back, Instant now) {
    return switch (back.draft().to()) {
      case Destination.Room _ -> said(room, back, now);
      case Destination.Correction(var line) -> CorrectionRules.reviewed(room, back, line, now);
      case Destination.Aside(var of) -> AsideRules.reviewed(room, back, of, now);
    };
  }

  private Outcome said(RoomState room, RoomInput.Reviewed back, Instant now) {
    var by = back.by();
    var draft = back.draft();
    var known = knownMessage(room, new Talk.Key(by.id(), draft.id()));
    if (known.isPresent()) {
      return new Outcome.Only(known.get());
    }
    var happening = new Happening(room, now);
    tried(back, now).ifPresent(happening::then);
    var silent = whyNotSpeak(room, by, now);
    if (silent.isPresent() && !(silent.get().code() == SLOW_MODE && isRefused(back.decision()))) {
      // a call for help is heard also from whoever may not write just now
      return CareRules.call(room, happening, back.decision(), by, 0, now).with(silent.get());
    }
    return switch (back.decision().verdict()) {
      case Verdict.Allow _ -> post(room, happening, back, null, now);
      case Verdict.Warn(var label) -> post(room, happening, back, label, now);
      case Verdict.Nudge(var reason, var suggestion) -> {
        var receipt = judge(happening, back, draft.id(), "nudge_author", reason, now);
        yield happening.with(new Reply.Nudged(receipt, reason, suggestion));
      }
      case Verdict.Hold hold -> {
        happening.then(new Backstage.Held(now, back.item(), draft.id(), by.id(), by.name(), by.role(),
            draft.text(),
            hold.reason(), hold.concern(), now.plus(hold.releases() ? RELEASES_AFTER : holdFor),
            rule(back.decision()), urgency(back.decision()),
            room.seq(), hold.releases()));
        yield CareRules.call(room, happening, back.decision(), by, 0, now)
            .with(new Reply.Held(back.item(), hold.reason()));
      }
      case Verdict.Refuse(var reason) -> refuse(room, happening, back, draft.id(), reason, now);
    };
  }

  /// Back to its author, with a receipt.
  ///
  /// @param id under which she may send it again if the verdict is overturned
  static Outcome refuse(RoomState room, Happening happening, RoomInput.Reviewed back, MessageId id,
      String reason, Instant now) {
    var receipt = judge(happening, back, id, Justice.BLOCK, reason, now);
    Book.strike(room, happening, back, now);
    return CareRules.call(room, happening, back.decision(), back.by(), 0, now)
        .with(new Refused(NOT_ACCEPTED, reason, null, receipt));
  }

  /// One more attack counts also from who was slowed down.
  private static boolean isRefused(Decision decision) {
    return decision.verdict() instanceof Verdict.Refuse;
  }

  /// What the policy on trial would have answered, where it is something else.
  static Optional<Backstage.Tried> tried(RoomInput.Reviewed back, Instant now) {
    var was = back.decision().outcome();
    return back.tried().filter(would -> !would.outcome().equals(was))
        .map(would -> new Backstage.Tried(now, was, would.outcome(),
            would.grounds().or(back.decision()::grounds).map(f -> f.category().tag()).orElse("")));
  }

  private static Outcome post(RoomState room, Happening happening, RoomInput.Reviewed back, String warning,
      Instant now) {
    var line = room.seq() + 1;
    happening.then(said(back.by(), back.draft(), warning));
    var reply = warning == null
        ? new Reply.Done(line)
        : new Reply.Warned(line, judge(happening, back, back.draft().id(), Justice.FOLDED, warning, now),
            warning);
    return CareRules.call(room, happening, back.decision(), back.by(), line, now).with(reply);
  }

  static ReceiptId judge(Happening happening, RoomInput.Reviewed back, MessageId id, String verdict,
      String reason, Instant now) {
    var by = back.by();
    var receipt = new ReceiptId(happening.nameOfNext());
    happening.then(new Backstage.Judged(now, receipt, id, by.id(), by.name(), by.role(),
        back.draft().text(), verdict, rule(back.decision()), reason, Book.isAttack(back.decision())));
    return receipt;
  }

  private static String rule(Decision decision) {
    return decision.grounds().map(Finding::rule).orElse("policy@1");
  }

  /// How soon somebody should look: 3 is at once.
  private static int urgency(Decision decision) {
    return decision.crisis().isPresent()
        ? 3
        : decision.grounds().map(f -> f.severity().ordinal() + 1).orElse(2);
  }

  static Outcome retract(RoomState room, Caller by, long number, Instant now) {
    var author = room.talk().said().find(number).map(Talk.Key::by).orElse(null);
    if (author == null) {
      return RoomRules.refuse(NO_SUCH_LINE);
    }
    var own = author.equals(by.id());
    if (!own && !Permission.KEEP_ORDER.heldBy(by.role())) {
      return RoomRules.refuse(NOT_PERMITTED);
    }
    if (!own && !by.role().outranks(room.people().get(author).role())) {
      return RoomRules.refuse(ABOVE_YOU);
    }
    return room.talk().changes().retracted().contains(number)
        ? RoomRules.done()
        : RoomRules.happen(room, now, (seq, at) -> new RoomEvent.Retracted(seq, at, number, own));
  }
}
