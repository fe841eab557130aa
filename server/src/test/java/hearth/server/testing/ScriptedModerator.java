package hearth.server.testing;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import java.util.List;

/// Finds what the words tell it to find: “hold me”, “refuse me”, “break”. Lets everything else through.
public final class ScriptedModerator implements Moderator {
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
    return text.contains("hold me")
        ? found(Category.CONTACT_DETAILS)
        : text.contains("refuse me") ? found(Category.LINK) : List.of();
  }

  private static List<Finding> found(Category category) {
    return List.of(new Finding(category, Severity.MEDIUM, 1, "scripted/words", 0, 1));
  }
}
