package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Telephone numbers and e-mail addresses. Numbers of public helplines are never found: saying one can save a life.
public final class ContactDetails implements Moderator {
  /// Nine digits or more, as people write them; fewer are years, doses, days counted and short helplines.
  private static final Pattern PHONE = Pattern
      .compile("(?<![\\p{L}\\d])\\+?\\(?\\d(?:[ \\u00A0().\\-/]{0,3}\\d){8,14}(?!\\d)");
  private static final Pattern EMAIL = Pattern
      .compile(
          "[\\p{L}\\d._%+\\-]{1,64}@[\\p{L}\\d\\-]{1,63}(?:\\.[\\p{L}\\d\\-]{1,63}){0,4}\\.\\p{L}{2,24}");

  /// Published helplines of nine digits or more, digits only, with and without the country's prefix:
  /// SAMHSA and SafeSpot (US), Childline and NSPCC (UK), Lifeline by mobile prefix is shorter and never matched.
  private static final Set<String> HELPLINES = Set.of("18006624357", "8006624357", "18009720590",
      "8009720590",
      "18002738255", "8002738255", "18007997233", "8007997233", "08088005000", "08001111000", "18334564566",
      "8334564566");

  @Override
  public String name() {
    return "contact";
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var findings = new ArrayList<Finding>();
    var text = draft.text().value();
    for (var m = PHONE.matcher(text); m.find();) {
      if (!HELPLINES.contains(m.group().replaceAll("\\D", ""))) {
        findings.add(
            new Finding(Category.CONTACT_DETAILS, Severity.MEDIUM, 0.9, "contact/phone", m.start(), m.end()));
      }
    }
    for (var m = EMAIL.matcher(text); m.find();) {
      findings.add(
          new Finding(Category.CONTACT_DETAILS, Severity.MEDIUM, 0.95, "contact/email", m.start(), m.end()));
    }
    return findings;
  }
}
