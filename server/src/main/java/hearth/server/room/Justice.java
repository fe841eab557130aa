package hearth.server.room;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.ReasonText;
import hearth.protocol.ReceiptId;
import java.time.Instant;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Verdicts on messages that were not posted, and the appeals against them. Immutable.
///
/// @param answered what was answered to appeals: one for each verdict is enough
record Justice(PMap<ReceiptId, Sentence> verdicts, PMap<ReceiptId, Backstage.Appealed> appeals,
    PMap<ReceiptId, Backstage.AppealAnswered> answered) {
  static final String BLOCK = "block";
  static final String FOLDED = "content_warning";

  /// @param by     who decided, or null where it was not a person
  /// @param strike whether it counts towards a sanction
  record Sentence(ReceiptId receipt, MessageId id, MemberId member, DisplayName name, MessageText text,
      String verdict, String rule, String reason, MemberId by, Instant at, boolean strike) {}

  static Justice none() {
    return new Justice(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
  }

  /// When attacks of somebody were refused since then, and not wrongly; the earliest first.
  List<Instant> strikesSince(MemberId member, Instant since) {
    return verdicts.isEmpty()
        ? List.of()
        : verdicts.values().stream()
            .filter(v -> v.strike() && v.member().equals(member) && v.at().isAfter(since)).map(Sentence::at)
            .sorted().toList();
  }

  /// What somebody's appeals came to: for who was away when it was said.
  List<Backstage.AppealAnswered> answersTo(MemberId member) {
    return answered.values().stream().filter(answer -> answer.member().equals(member)).toList();
  }

  Justice judged(Backstage.Judged j) {
    return new Justice(
        verdicts.plus(j.receipt(), new Sentence(j.receipt(), j.id(), j.member(), j.name(), j.text(),
            j.verdict(), j.rule(), j.reason(), null, j.at(), j.attack() && j.verdict().equals(BLOCK))),
        appeals, answered);
  }

  /// What a moderator gives back can be appealed too; what time gives back was decided by nobody.
  Justice returned(Backstage.Held item, Backstage.Returned back) {
    if (back.by() == null) {
      return this;
    }
    var receipt = new ReceiptId(item.item().value());
    return new Justice(
        verdicts.plus(receipt, new Sentence(receipt, item.id(), item.member(), item.name(), item.text(),
            "returned", item.rule(), back.reason(), back.by(), back.at(), false)),
        appeals, answered);
  }

  Justice appealed(Backstage.Appealed appeal) {
    return new Justice(verdicts, appeals.plus(appeal.receipt(), appeal), answered);
  }

  /// An overturned verdict is gone, and counts for nothing.
  Justice answered(Backstage.AppealAnswered answer) {
    return new Justice(answer.overturned() ? verdicts.minus(answer.receipt()) : verdicts,
        appeals.minus(answer.receipt()), answered.plus(answer.receipt(), answer));
  }
}
