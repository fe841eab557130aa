package hearth.moderation.builtin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hearth.moderation.ReviewContext;
import java.time.Duration;

/// What builds up over several lines of which each may pass: a pile-on of many upon one, and somebody who courts a newcomer
/// step by step. Remembers of lines that were reviewed how near they came, so that looking back costs next to nothing;
/// lines from before a restart count for nothing. Safe for any number of threads.
final class Slope {
  /// How near a line came to abuse, and to asking for private company: probabilities.
  private record Heat(float abuse, float courting) {}

  private static final float NEAR = 0.25f;
  private static final int SEVERAL = 2;
  private static final Duration PILE_WITHIN = Duration.ofMinutes(3);
  private static final Duration COURTING_WITHIN = Duration.ofMinutes(20);
  /// How much likelier a line is to be meant as abuse after several like it. With a quarter less a line still has to be more
  /// likely abuse than most honest lines in hard words are.
  static final float PILE_ON = 0.25f;

  private final Cache<String, Heat> heats = Caffeine.newBuilder().maximumSize(20_000).executor(Runnable::run)
      .build();

  void remember(String text, float abuse, float courting) {
    if (abuse >= NEAR || courting >= NEAR) {
      heats.put(text, new Heat(abuse, courting));
    }
  }

  /// Whether several others have just come near to abuse.
  boolean isPileOn(ReviewContext context, Reading reading) {
    if (heats.asMap().isEmpty()) {
      return false;
    }
    var since = context.now().minus(PILE_WITHIN);
    return context.recent().stream().filter(line -> line.at().isAfter(since))
        .filter(line -> !line.by().equals(reading.draft().by())).filter(line -> heat(line).abuse() >= NEAR)
        .map(ReviewContext.Line::by).distinct().count() >= SEVERAL;
  }

  /// Whether this is one more of several lines by which somebody asks for private company, each a little.
  boolean isCourting(ReviewContext context, Reading reading, float courting) {
    var since = context.now().minus(COURTING_WITHIN);
    return courting >= NEAR && context.by(reading.draft().by()).stream()
        .filter(line -> line.at().isAfter(since) && heat(line).courting() >= NEAR).count() >= SEVERAL;
  }

  private Heat heat(ReviewContext.Line line) {
    var heat = heats.getIfPresent(line.text().value());
    return heat == null ? new Heat(0, 0) : heat;
  }
}
