package hearth.server.room;

import static hearth.protocol.RefusalCode.*;

import hearth.moderation.Destination;
import hearth.moderation.Draft;
import hearth.moderation.Verdict;
import hearth.protocol.ClientCommand.Confide;
import hearth.protocol.Limits;
import hearth.protocol.MemberId;
import hearth.protocol.RefusalCode;
import hearth.server.room.Reply.Refused;
import java.time.Duration;
import java.time.Instant;

/// What a member and those who hold the room say for nobody else to hear. It is open to who is muted and while the room is
/// paused: the line to the people who decided must not be cut by what they decided. There is none between members. Pure.
final class AsideRules {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private AsideRules() {}

  static Outcome confide(RoomState room, Caller by, Confide words, Instant now) {
    var staff = by.role().isStaff();
    if (!staff && words.member() != null && !words.member().equals(by.id())) {
      return RoomRules.refuse(NOT_PERMITTED);
    }
    var of = staff ? words.member() : by.id();
    var whyNot = staff ? whyNotTo(room, of) : null;
    if (whyNot != null) {
      return RoomRules.refuse(whyNot);
    }
    if (room.asides().has(of, by.id(), words.id())) {
      return RoomRules.done();
    }
    var justNow = room.asides().saidSince(by.id(), now.minus(MINUTE));
    if (justNow.size() >= Limits.ASIDES_A_MINUTE) {
      return new Outcome.Only(new Refused(TOO_FAST, null, justNow.getFirst().plus(MINUTE)));
    }
    var draft = new Draft(words.id(), by.id(), by.role(), words.text()).to(new Destination.Aside(of));
    return room.talk().isCleared(new Talk.Key(by.id(), words.id()), words.text())
        ? said(new Happening(room, now), draft, by, of, null, now).done()
        : new Outcome.Review(draft);
  }

  private static RefusalCode whyNotTo(RoomState room, MemberId member) {
    var person = member == null ? null : room.people().find(member).orElse(null);
    return person == null || !person.isAdmitted()
        ? NO_SUCH_MEMBER
        : person.role().isStaff() ? NOT_PERMITTED : null;
  }

  static Outcome reviewed(RoomState room, RoomInput.Reviewed back, MemberId of, Instant now) {
    var by = back.by();
    if (room.asides().has(of, by.id(), back.draft().id())) {
      return RoomRules.done();
    }
    var happening = new Happening(room, now);
    var absent = RoomRules.whyNotHere(room, by);
    if (absent.isPresent()) {
      return CareRules.call(room, happening, back.decision(), by, 0, now).with(absent.get());
    }
    return switch (back.decision().verdict()) {
      case Verdict.Allow _ -> pass(room, happening, back, of, null, now);
      case Verdict.Warn(var label) -> pass(room, happening, back, of, label, now);
      case Verdict.Nudge(var reason, _) -> TalkRules.refuse(room, happening, back, back.draft().id(), reason,
          now);
      case Verdict.Hold hold ->
        TalkRules.refuse(room, happening, back, back.draft().id(), hold.reason(), now);
      case Verdict.Refuse(var reason) -> TalkRules.refuse(room, happening, back, back.draft().id(), reason,
          now);
    };
  }

  private static Outcome pass(RoomState room, Happening happening, RoomInput.Reviewed back, MemberId of,
      String warning, Instant now) {
    said(happening, back.draft(), back.by(), of, warning, now);
    return CareRules.call(room, happening, back.decision(), back.by(), 0, now).with(new Reply.Done(0));
  }

  private static Happening said(Happening happening, Draft draft, Caller by, MemberId of, String warning,
      Instant now) {
    return happening.then(new Backstage.Confided(now, of, draft.id(), by.id(), by.name(), by.role(),
        draft.text(), warning));
  }
}
