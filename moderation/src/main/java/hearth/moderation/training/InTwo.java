package hearth.moderation.training;

import hearth.moderation.ReviewPipeline;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What people send in two messages, one after the other: lines cut in the middle, and pairs of honest lines.
final class InTwo {
  private static final int FEWEST_WORDS = 4;

  private InTwo() {}

  static void measure(List<Example> lines, Predicate<Example> crisis, Predicate<Example> harm,
      ReviewPipeline pipeline) {
    System.out.println("== in two messages");
    halves("crisis", lines.stream().filter(crisis).filter(InTwo::isLong).toList(), pipeline);
    halves("abuse, trade, outing, method", lines.stream().filter(harm).filter(InTwo::isLong).toList(),
        pipeline);
    var honest = lines.stream().filter(line -> line.label().equals("ok")).toList();
    var others = honest.subList(0, honest.size() - 1);
    Share.print("honest, anything but allow", Judged.all(honest, pipeline), r -> !r.isAllowed());
    Share.print("  after another honest line",
        Judged.after(others, honest.subList(1, honest.size()), pipeline),
        r -> !r.isAllowed());
    var cut = honest.stream().filter(InTwo::isLong).toList();
    Share.print("  the second half by itself", Judged.all(half(cut, 1), pipeline), r -> !r.isAllowed());
    Share.print("  the second half after the first", Judged.after(half(cut, 0), half(cut, 1), pipeline),
        r -> !r.isAllowed());
  }

  private static void halves(String what, List<Example> lines, ReviewPipeline pipeline) {
    var first = Judged.all(half(lines, 0), pipeline);
    Share.print(what + ", in one message", Judged.all(lines, pipeline), Judged::isRight);
    Share.print("  cut in the middle, each half by itself",
        either(first, Judged.all(half(lines, 1), pipeline)),
        Judged::isRight);
    Share.print("  the second half after the first",
        either(first, Judged.after(half(lines, 0), half(lines, 1), pipeline)), Judged::isRight);
  }

  private static List<Judged> either(List<Judged> first, List<Judged> second) {
    return IntStream.range(0, first.size())
        .mapToObj(i -> first.get(i).isRight() ? first.get(i) : second.get(i)).toList();
  }

  private static boolean isLong(Example line) {
    return words(line).size() >= FEWEST_WORDS;
  }

  private static List<String> words(Example line) {
    return List.of(line.text().strip().split("\\s+"));
  }

  private static List<Example> half(List<Example> lines, int which) {
    return lines.stream().map(line -> {
      var words = words(line);
      var middle = words.size() / 2;
      var part = which == 0 ? words.subList(0, middle) : words.subList(middle, words.size());
      return Example.of(line.source(), line.family(), String.join(" ", part), line.label());
    }).toList();
  }
}
