package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Finding;
import hearth.moderation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Links: with a scheme, with `www.`, or a bare name under a common top level domain. Where help is found may be said by
/// anybody.
final class Links implements Rule {
  private static final Pattern LINK = Pattern.compile(
      "(?i)(?<![\\p{L}\\d@.])(?:https?://\\S+|www\\.\\S+|(?:[a-z0-9\\-]{1,63}\\.){1,4}"
          + "(?:com|org|net|info|io|co|me|gg|ly|link|site|shop|xyz|top|tv|app|biz|ru|uk|us|de)(?:/\\S*)?)"
          + "(?![\\p{L}\\d@])");
  /// Fellowships and helplines by their own sites.
  private static final Set<String> HELP = Set.of("findahelpline.com", "befrienders.org", "988lifeline.org",
      "samaritans.org", "samhsa.gov", "findtreatment.gov", "crisistextline.org", "lifeline.org.au", "aa.org",
      "na.org", "al-anon.org", "smartrecovery.org", "nami.org", "recoverydharma.org", "lifering.org",
      "gamblersanonymous.org", "oa.org", "adultchildren.org", "nhs.uk", "mind.org.uk",
      "thetrevorproject.org");

  @Override
  public List<Finding> find(Reading reading) {
    if (reading.text().indexOf('.') < 0) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    for (var m = LINK.matcher(reading.text()); m.find();) {
      if (!HELP.contains(site(m.group()))) {
        var without = (reading.text().substring(0, m.start()) + "…" + reading.text().substring(m.end()))
            .strip();
        findings.add(new Finding(Category.LINK, Severity.LOW, 0.95, "links/link@1", m.start(), m.end(),
            without.equals("…") ? null : without));
      }
    }
    return findings;
  }

  private static String site(String link) {
    return link.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("^www\\.", "")
        .replaceFirst("[/?#:].*$", "");
  }
}
