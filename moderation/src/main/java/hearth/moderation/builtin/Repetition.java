package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The third time within two minutes that somebody sends the same long line. Short ones (“thank you”, “same here”)
/// may be said as often as they are meant.
public final class Repetition implements Moderator {
  private static final int LONG = 25;
  private static final int TIMES = 2;
  private static final Duration WINDOW = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "repetition";
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var text = draft.text().value();
    var folded = fold(text);
    if (folded.length() < LONG) {
      return List.of();
    }
    var since = context.now().minus(WINDOW);
    var before = context.by(draft.by()).stream()
        .filter(line -> line.at().isAfter(since) && fold(line.text().value()).equals(folded)).count();
    return before < TIMES
        ? List.of()
        : List.of(new Finding(Category.REPETITION, Severity.LOW, 1, "repetition/same", 0, text.length()));
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
