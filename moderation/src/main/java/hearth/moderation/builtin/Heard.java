package hearth.moderation.builtin;

import hearth.moderation.builtin.Judge.Judged;
import hearth.moderation.builtin.Judge.Patience;
import hearth.moderation.learned.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A part as it was judged: as it stands, and where it was taken for abuse or a false claim, without what it denies.
///
/// @param asserted the part without acts that are denied
record Heard(Part part, Judged whole, Judged withoutInsults, Part asserted, Judged withoutActs) {
  private static final float SUSPECTED = 0.2f;

  /// @return empty where no encoder came free in time, or there is no patience for one
  static Optional<Heard> of(Part part, Judge judge, Patience patience) {
    return judge.judge(part, patience).flatMap(whole -> {
      var kindly = affirmed(part, whole, Group.ABUSE, Negation::withoutInsults);
      var asserted = affirmed(part, whole, Group.CLAIM, Negation::withoutActs);
      return judge.judge(kindly, patience).flatMap(withoutInsults -> judge.judge(asserted, patience)
          .map(withoutActs -> new Heard(part, whole, withoutInsults, asserted, withoutActs)));
    });
  }

  Judged by(Group group) {
    return switch (group) {
      case ABUSE -> withoutInsults;
      case CLAIM -> withoutActs;
      default -> whole;
    };
  }

  private static Part affirmed(Part part, Judged whole, Group group, UnaryOperator<List<String>> without) {
    var left = group.sum(whole.p()) >= SUSPECTED ? without.apply(part.words()) : part.words();
    return left == part.words() ? part : new Part(left, part.from(), part.to());
  }

  @Override
  public String toString() {
    return "Heard[" + part + "]";
  }
}
