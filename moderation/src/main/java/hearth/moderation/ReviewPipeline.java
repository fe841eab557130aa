package hearth.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;

/// Asks every moderator in order, then the policy once. A moderator that breaks counts as `NOT_REVIEWED`, which
/// no policy may let through unseen. Safe for any number of threads.
public final class ReviewPipeline {
  private final List<Moderator> moderators;
  private final Policy policy;
  private final BiConsumer<Moderator, RuntimeException> broken;

  /// @param broken told of a moderator that threw; it must not log what was said
  public ReviewPipeline(List<Moderator> moderators, Policy policy,
      BiConsumer<Moderator, RuntimeException> broken) {
    this.moderators = List.copyOf(moderators);
    this.policy = policy;
    this.broken = broken;
  }

  /// All moderators that the class path brings, the built-in ones first.
  ///
  /// @throws java.util.ServiceConfigurationError if a jar names a provider that cannot be made
  public static List<Moderator> installed() {
    return ServiceLoader.load(ModeratorProvider.class).stream().map(ServiceLoader.Provider::get)
        .flatMap(provider -> provider.moderators().stream()).toList();
  }

  public List<String> names() {
    return moderators.stream().map(Moderator::name).toList();
  }

  public Verdict review(Draft draft, ReviewContext context) {
    var findings = new ArrayList<Finding>();
    for (var moderator : moderators) {
      findings.addAll(ask(moderator, draft, context));
    }
    return policy.decide(draft, findings);
  }

  /// The verdict for a draft that nobody reviewed in time.
  public Verdict unanswered(Draft draft) {
    return policy.decide(draft, List.of(notReviewed("pipeline/late", draft)));
  }

  private List<Finding> ask(Moderator moderator, Draft draft, ReviewContext context) {
    try {
      return List.copyOf(moderator.review(draft, context));
    } catch (RuntimeException failure) {
      broken.accept(moderator, failure);
      return List.of(notReviewed(moderator.name() + "/broken", draft));
    }
  }

  private static Finding notReviewed(String rule, Draft draft) {
    return new Finding(Category.NOT_REVIEWED, Severity.MEDIUM, 1, rule, 0, draft.text().value().length());
  }
}
