package hearth.server.room;

import static hearth.protocol.RefusalCode.*;

import hearth.protocol.ClientCommand.Appeal;
import hearth.protocol.ReasonText;
import hearth.protocol.ReceiptId;
import hearth.protocol.RoomEvent;
import java.time.Instant;

/// Appeals: asked for by the author, once for each verdict, and answered by somebody who did not decide it. Pure.
final class JusticeRules {
  private JusticeRules() {}

  static Outcome appeal(RoomState room, Caller by, Appeal appeal, Instant now) {
    var verdict = room.justice().verdicts().get(appeal.receipt());
    if (verdict == null || !verdict.member().equals(by.id())) {
      return RoomRules.refuse(NO_SUCH_RECEIPT);
    }
    return room.justice().appeals().containsKey(appeal.receipt())
        || room.justice().answered().containsKey(appeal.receipt())
            ? RoomRules.done()
            : new Happening(room, now).then(new Backstage.Appealed(now, appeal.receipt(), appeal.words()))
                .done();
  }

  /// An overturned verdict gives back what it took and nothing else: the message may be sent as it is, or is unfolded, and a mute
  /// that it helped to bring about ends.
  static Outcome answer(RoomState room, Caller by, ReceiptId receipt, boolean overturned, ReasonText reason,
      Instant now) {
    var verdict = room.justice().verdicts().get(receipt);
    if (verdict == null || !room.justice().appeals().containsKey(receipt)) {
      return RoomRules.refuse(NO_SUCH_ITEM);
    }
    if (by.id().equals(verdict.by()) || by.id().equals(verdict.member())) {
      return RoomRules.refuse(OWN_VERDICT);
    }
    var happening = new Happening(room, now)
        .then(new Backstage.AppealAnswered(now, receipt, verdict.id(), verdict.member(), overturned, reason,
            by.id()));
    var line = room.talk().said().find(new Talk.Key(verdict.member(), verdict.id()));
    if (overturned && verdict.verdict().equals(Justice.FOLDED) && line.isPresent()) {
      happening.then((seq, at) -> new RoomEvent.Unfolded(seq, at, line.get()));
    }
    var mute = room.people().mutes().get(verdict.member());
    if (overturned && verdict.verdict().equals(Justice.BLOCK) && mute != null
        && Book.WHY_MUTED.equals(mute.reason())) {
      happening.then((seq, at) -> new RoomEvent.Unmuted(seq, at, verdict.member(), false));
    }
    return happening.done();
  }
}
