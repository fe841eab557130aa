package hearth.server.room;

import static hearth.protocol.RefusalCode.*;

import hearth.moderation.Destination;
import hearth.moderation.Draft;
import hearth.moderation.Verdict;
import hearth.protocol.ClientCommand.Correct;
import hearth.protocol.Limits;
import hearth.protocol.RoomEvent;
import hearth.server.room.Reply.Refused;
import java.time.Instant;
import java.util.Optional;

/// Other words in the place of one's own line. They are reviewed as if they were new; the line stays as it was where they
/// are not accepted. Pure.
final class CorrectionRules {
  private CorrectionRules() {}

  static Outcome correct(RoomState room, Caller by, Correct c, Instant now) {
    var draft = new Draft(c.id(), by.id(), by.role(), c.text()).to(new Destination.Correction(c.line()));
    var whyNot = whyNot(room, by, c.line(), now);
    if (whyNot.isPresent()) {
      // who may not write just now is read all the same: it may be a cry for help
      return whyNot.get().code().mayRetry() ? new Outcome.Review(draft) : new Outcome.Only(whyNot.get());
    }
    var stands = room.talk().changes().corrected().get(c.line());
    if (stands != null && stands.last().text().equals(c.text())) {
      return RoomRules.done();
    }
    var line = room.talk().said().find(c.line()).orElseThrow();
    return room.talk().isCleared(line, c.text())
        ? RoomRules.happen(room, now, corrected(c.line(), draft, null))
        : new Outcome.Review(draft);
  }

  /// The rules are asked again: she may have been muted while it was read, or has taken the line back.
  static Outcome reviewed(RoomState room, RoomInput.Reviewed back, long line, Instant now) {
    var happening = new Happening(room, now);
    TalkRules.tried(back, now).ifPresent(happening::then);
    var whyNot = whyNot(room, back.by(), line, now);
    if (whyNot.isPresent()) {
      return CareRules.call(room, happening, back.decision(), back.by(), line, now).with(whyNot.get());
    }
    var id = room.talk().said().find(line).orElseThrow().id();
    return switch (back.decision().verdict()) {
      case Verdict.Allow _ -> put(room, happening, back, line, null, now)
          .with(new Reply.Done(room.seq() + 1));
      case Verdict.Warn(var label) -> {
        put(room, happening, back, line, label, now);
        var receipt = TalkRules.judge(happening, back, id, Justice.FOLDED, label, now);
        yield happening.with(new Reply.Warned(room.seq() + 1, receipt, label));
      }
      case Verdict.Nudge(var reason, _) -> TalkRules.refuse(room, happening, back, id, reason, now);
      case Verdict.Hold hold -> TalkRules.refuse(room, happening, back, id, hold.reason(), now);
      case Verdict.Refuse(var reason) -> TalkRules.refuse(room, happening, back, id, reason, now);
    };
  }

  private static Happening put(RoomState room, Happening happening, RoomInput.Reviewed back, long line,
      String warning, Instant now) {
    happening.then(corrected(line, back.draft(), warning));
    return CareRules.call(room, happening, back.decision(), back.by(), line, now);
  }

  private static Happening.Unnumbered corrected(long line, Draft draft, String warning) {
    return (seq, at) -> new RoomEvent.Corrected(seq, at, line, draft.text(), warning);
  }

  private static Optional<Refused> whyNot(RoomState room, Caller by, long number, Instant now) {
    var line = room.talk().said().find(number)
        .filter(_ -> !room.talk().changes().retracted().contains(number));
    if (line.isEmpty()) {
      return Optional.of(Refused.because(NO_SUCH_LINE));
    }
    if (!line.get().by().equals(by.id()) || room.talk().changes().noted().contains(number)) {
      // nobody puts words into another's mouth, nor other words above what staff say of these
      return Optional.of(Refused.because(NOT_PERMITTED));
    }
    return room.talk().changes().corrections(number) >= Limits.CORRECTIONS
        ? Optional.of(Refused.because(TOO_OFTEN))
        : TalkRules.whyNotWrite(room, by, now);
  }
}
