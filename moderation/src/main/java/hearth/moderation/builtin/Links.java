package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Links: with a scheme, with `www.`, or a bare name under a common top level domain.
public final class Links implements Moderator {
  private static final Pattern LINK = Pattern.compile(
      "(?i)(?<![\\p{L}\\d@.])(?:https?://\\S+|www\\.\\S+|(?:[a-z0-9\\-]{1,63}\\.){1,4}"
          + "(?:com|org|net|info|io|co|me|gg|ly|link|site|shop|xyz|top|tv|app|biz|ru|uk|us|de)(?:/\\S*)?)"
          + "(?![\\p{L}\\d@])");

  @Override
  public String name() {
    return "links";
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var findings = new ArrayList<Finding>();
    for (var m = LINK.matcher(draft.text().value()); m.find();) {
      findings.add(new Finding(Category.LINK, Severity.LOW, 0.95, "links/link", m.start(), m.end()));
    }
    return findings;
  }
}
