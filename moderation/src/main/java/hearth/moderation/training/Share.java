package hearth.moderation.training;

import java.util.List;
import java.util.function.Predicate;

/// How many of many, with the 95 % interval of Wilson.
final class Share {
  private static final double Z = 1.96;

  private Share() {}

  /// Prints a line; nothing where there is nothing to count.
  static void print(String what, List<Judged> of, Predicate<Judged> hit) {
    if (of.isEmpty()) {
      return;
    }
    double n = of.size();
    double k = of.stream().filter(hit).count();
    var p = k / n;
    var middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    var half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    System.out.printf("%-52s %5.1f %%  [%4.1f, %4.1f]  %d of %d%n", what, 100 * p,
        100 * Math.max(0, middle - half), 100 * Math.min(1, middle + half), (long) k, (long) n);
  }
}
