package hearth.moderation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Asks every moderator, then the policy once. What failed is answered for by the [FailurePolicy]. Safe for any number of
/// threads.
public final class ReviewPipeline {
  /// The rule that speaks for a review which did not come in time.
  static final String LATE = "pipeline/late@1";

  private final List<Moderator> own;
  private final List<Guard> others;
  private final Policy policy;
  private final FailurePolicy failing;
  private final Executor executor;
  private final BiConsumer<Moderator, Throwable> broken;

  /// @param own      asked on the caller's thread, in order
  /// @param others   asked meanwhile, each within its budget
  /// @param executor for the others; they may block
  /// @param broken   told of a moderator that failed; it must not log what was said
  public ReviewPipeline(List<Moderator> own, List<Guard> others, Policy policy, FailurePolicy failing,
      Executor executor, BiConsumer<Moderator, Throwable> broken) {
    this.own = List.copyOf(own);
    this.others = List.copyOf(others);
    this.policy = policy;
    this.failing = failing;
    this.executor = executor;
    this.broken = broken;
  }

  public ReviewPipeline(List<Moderator> own, Policy policy, BiConsumer<Moderator, Throwable> broken) {
    this(own, List.of(), policy, FailurePolicy.standard(), Runnable::run, broken);
  }

  public List<String> names() {
    return Stream.concat(own.stream(), others.stream().map(Guard::moderator)).map(Moderator::name).toList();
  }

  public Review review(Draft draft, ReviewContext context) {
    var began = System.nanoTime();
    var asked = others.stream().map(guard -> guard.ask(draft, context, executor)).toList();
    var findings = new ArrayList<Finding>();
    for (var moderator : own) {
      findings.addAll(ask(moderator, draft, context));
    }
    for (var i = 0; i < asked.size(); i++) {
      findings.addAll(answer(others.get(i).moderator(), asked.get(i), draft));
    }
    return decided(draft, context.setting(), findings, began);
  }

  /// What can be said without waiting for anybody; empty where somebody has to think.
  private Optional<Review> atOnce(Draft draft, ReviewContext context) {
    if (!others.isEmpty()) {
      return Optional.empty();
    }
    var began = System.nanoTime();
    var findings = new ArrayList<Finding>();
    for (var moderator : own) {
      try {
        var found = moderator.atOnce(draft, context);
        if (found.isEmpty()) {
          return Optional.empty();
        }
        findings.addAll(found.get());
      } catch (RuntimeException failure) {
        findings.addAll(failed(moderator, failure, draft));
      }
    }
    return Optional.of(decided(draft, context.setting(), findings, began));
  }

  private Review decided(Draft draft, Setting setting, List<Finding> findings, long began) {
    var decision = policy.decide(draft, setting, findings);
    var tried = setting.room().onTrial().map(other -> policy.decide(draft, setting.in(other), findings));
    return new Review(decision, tried, findings, System.nanoTime() - began);
  }

  /// At once where every moderator can; otherwise on a thread of the executor, where a moderator may take as long as it
  /// likes: the answer comes within the deadline, if need be as one that says that nobody looked. Never fails, never blocks.
  ///
  /// @param on       may turn work away
  /// @param deadline 1 ms or more
  public CompletableFuture<Review> review(Draft draft, ReviewContext context, Executor on,
      Duration deadline) {
    var seen = atOnce(draft, context);
    if (seen.isPresent()) {
      return CompletableFuture.completedFuture(seen.get());
    }
    try {
      return CompletableFuture.supplyAsync(() -> review(draft, context), on)
          .completeOnTimeout(unanswered(draft), deadline.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionally(_ -> unanswered(draft));
    } catch (RejectedExecutionException shuttingDown) {
      return CompletableFuture.completedFuture(unanswered(draft));
    }
  }

  private Review unanswered(Draft draft) {
    var late = List.of(notReviewed(LATE, draft, Severity.MEDIUM));
    return new Review(policy.decide(draft, Setting.usual(), late), Optional.empty(), late, 0);
  }

  private List<Finding> ask(Moderator moderator, Draft draft, ReviewContext context) {
    try {
      return List.copyOf(moderator.review(draft, context));
    } catch (RuntimeException failure) {
      return failed(moderator, failure, draft);
    }
  }

  private List<Finding> answer(Moderator moderator, CompletableFuture<List<Finding>> asked, Draft draft) {
    try {
      return asked.get();
    } catch (ExecutionException failure) {
      return failed(moderator, failure.getCause(), draft);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return List.of(notReviewed(moderator.name() + "/stopped@1", draft, Severity.MEDIUM));
    }
  }

  private List<Finding> failed(Moderator moderator, Throwable failure, Draft draft) {
    broken.accept(moderator, failure);
    var rule = moderator.name() + "/failed@1";
    var gravest = failing.gravest(moderator.categories());
    return switch (gravest) {
      case OPEN -> List.of();
      case HOLD -> List.of(notReviewed(rule, draft, Severity.MEDIUM));
      case CLOSED -> List.of(notReviewed(rule, draft, Severity.HIGH));
    };
  }

  private static Finding notReviewed(String rule, Draft draft, Severity severity) {
    return new Finding(Category.NOT_REVIEWED, severity, 1, rule, 0, draft.text().value().length());
  }
}
