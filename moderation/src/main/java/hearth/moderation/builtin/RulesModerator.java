package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Foldings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules alone, without anything learned: details, links, floods, repetition, and the plainest words for suicide. It sees no
/// abuse, no other danger and no false claim. A review takes microseconds. Any thread.
public final class RulesModerator implements Moderator {
  private final Folding folding = Foldings.shipped();
  private final List<Rule> rules = rules(folding);

  static List<Rule> rules(Folding folding) {
    return List.of(new PersonalDetails(), new Links(), new PlainWords(folding), new Repetition());
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Set<Category> categories() {
    return EnumSet.of(Category.PII_OWN, Category.PII_OTHER, Category.LINK, Category.REPETITION,
        Category.FLOOD, Category.RAID, Category.TROLLING, Category.CRISIS_ACTIVE, Category.SELF_HARM_METHOD);
  }

  @Override
  public Optional<List<Finding>> atOnce(Draft draft, ReviewContext context) {
    return Optional.of(review(draft, context));
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var reading = new Reading(draft, context, folding.fold(draft.text().value()));
    return find(rules, reading);
  }

  static List<Finding> find(List<Rule> rules, Reading reading) {
    var findings = new ArrayList<Finding>();
    for (var rule : rules) {
      findings.addAll(rule.find(reading));
    }
    return findings;
  }
}
