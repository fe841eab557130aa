package hearth.server.testing;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Finds what the words tell it to find: “hold me”, “refuse me”, “nudge me”, “warn me”, “help me”, “doubt me”, “break”. Takes its time
/// over “Slow”. Lets everything else through.
public final class ScriptedModerator implements Moderator {
  private static final Map<String, Category> SCRIPT = Map.of("hold me", Category.PII_OTHER, "refuse me",
      Category.HARASSMENT, "nudge me", Category.PII_OWN, "warn me", Category.TRIGGER_DETAIL, "help me",
      Category.CRISIS_ACTIVE, "doubt me", Category.TROLLING);
  private static final double IN_DOUBT = 0.6;

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var text = draft.text().value();
    if (text.contains("break")) {
      throw new IllegalStateException("as the script says");
    }
    if (text.contains("Slow")) {
      LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
    }
    return SCRIPT.entrySet().stream().filter(entry -> text.contains(entry.getKey()))
        .map(entry -> new Finding(entry.getValue(), Severity.MEDIUM,
            entry.getValue() == Category.TROLLING ? IN_DOUBT : 1, "scripted/words@1", 0, 1))
        .toList();
  }
}
