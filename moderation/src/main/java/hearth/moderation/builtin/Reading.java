package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import hearth.moderation.text.Folded;

/// One draft, folded once, as all rules of the house read it.
public record Reading(Draft draft, ReviewContext context, Folded folded) {
  public String text() {
    return draft.text().value();
  }

  Finding whole(Category category, Severity severity, double confidence, String rule) {
    return new Finding(category, severity, confidence, rule, 0, text().length());
  }

  @Override
  public String toString() {
    return "Reading[" + draft.id() + "]";
  }
}
