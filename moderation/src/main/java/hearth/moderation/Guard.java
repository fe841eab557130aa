package hearth.moderation;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Keeps a moderator that is not ours to its time: a budget for each answer, so many questions at once, and a rest after
/// many failures in a row, during which it is not asked. One that hangs costs its own places and nobody else's.
public final class Guard {
  /// Of the last this many answers …
  private static final int LOOKED_AT = 20;
  /// … more than this share, in percent, failed: it rests.
  private static final float FAILING = 50;
  private static final Duration REST = Duration.ofSeconds(10);

  private final Moderator moderator;
  private final Duration budget;
  private final Bulkhead places;
  private final CircuitBreaker breaker;

  /// @param budget time for one answer
  /// @param atOnce how many questions it may be busy with
  public Guard(Moderator moderator, Duration budget, int atOnce) {
    this.moderator = moderator;
    this.budget = budget;
    this.places = Bulkhead.of(moderator.name(),
        BulkheadConfig.custom().maxConcurrentCalls(atOnce).maxWaitDuration(Duration.ZERO).build());
    this.breaker = CircuitBreaker.of(moderator.name(),
        CircuitBreakerConfig.custom().slidingWindowSize(LOOKED_AT).minimumNumberOfCalls(LOOKED_AT / 2)
            .failureRateThreshold(FAILING).waitDurationInOpenState(REST)
            .automaticTransitionFromOpenToHalfOpenEnabled(false).build());
  }

  public Moderator moderator() {
    return moderator;
  }

  /// Asks; the answer comes in time or as a failure. Never throws, never blocks.
  CompletableFuture<List<Finding>> ask(Draft draft, ReviewContext context, Executor executor) {
    if (!breaker.tryAcquirePermission()) {
      return CompletableFuture.failedFuture(new TimeoutException("resting"));
    }
    if (!places.tryAcquirePermission()) {
      breaker.releasePermission();
      return CompletableFuture.failedFuture(new TimeoutException("busy"));
    }
    var began = System.nanoTime();
    CompletableFuture<List<Finding>> answer;
    try {
      answer = CompletableFuture.supplyAsync(() -> {
        try {
          return checked(moderator.review(draft, context), draft);
        } finally {
          places.onComplete(); // not before it has really come back
        }
      }, executor);
    } catch (RuntimeException shuttingDown) {
      places.onComplete();
      breaker.releasePermission();
      return CompletableFuture.failedFuture(shuttingDown);
    }
    return answer.orTimeout(budget.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, failure) -> {
      var took = System.nanoTime() - began;
      if (failure == null) {
        breaker.onSuccess(took, TimeUnit.NANOSECONDS);
      } else {
        breaker.onError(took, TimeUnit.NANOSECONDS, failure);
      }
    });
  }

  /// An answer that cannot be meant is as good as none.
  private static List<Finding> checked(List<Finding> findings, Draft draft) {
    var length = draft.text().value().length();
    for (var finding : findings) {
      if (finding.to() > length || finding.category() == Category.NOT_REVIEWED) {
        throw new IllegalArgumentException("a finding beyond the text");
      }
    }
    return List.copyOf(findings);
  }
}
