package hearth.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.FailurePolicy.Failing;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Moderators that hang, throw, answer nonsense or go away: what becomes of a message by each failure policy.
class FailingModeratorsTest {
  private static final ReviewContext CONTEXT = new ReviewContext(List.of(), Instant.EPOCH);

  private record Fake(Set<Category> categories, Function<Draft, List<Finding>> answer) implements Moderator {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public List<Finding> review(Draft draft, ReviewContext context) {
      return answer.apply(draft);
    }
  }

  private static Draft draft(String text) {
    return new Draft(new MessageId("x"), new MemberId("ana"), Role.MEMBER, new MessageText(text));
  }

  private static final Function<Draft, List<Finding>> THROWS = _ -> {
    throw new IllegalStateException("as the test says");
  };
  private static final Function<Draft, List<Finding>> HANGS = _ -> {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  };
  private static final Function<Draft, List<Finding>> NONSENSE = _ -> List
      .of(new Finding(Category.SPAM, Severity.LOW, 1, "nonsense@1", 0, 9_999));
  private static final Function<Draft, List<Finding>> NULL = _ -> null;

  private static String outcome(Function<Draft, List<Finding>> how, Set<Category> watched,
      FailurePolicy policy) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var guard = new Guard(new Fake(watched, how), Duration.ofMillis(50), 4);
      var pipeline = new ReviewPipeline(List.of(), List.of(guard), new HousePolicy(), policy, threads,
          (_, _) -> {});
      var outcome = pipeline.review(draft("hello"), CONTEXT).decision().outcome();
      threads.shutdownNow();
      return outcome;
    }
  }

  @Test
  void each_way_to_fail_under_each_policy() {
    for (var how : List.of(THROWS, HANGS, NONSENSE, NULL)) {
      var hate = EnumSet.of(Category.HATE);
      assertThat(outcome(how, hate, FailurePolicy.standard())).isEqualTo("hold");
      assertThat(outcome(how, hate, FailurePolicy.standard().with(Category.HATE, Failing.CLOSED)))
          .isEqualTo("block");
      assertThat(outcome(how, hate, FailurePolicy.standard().with(Category.HATE, Failing.OPEN)))
          .isEqualTo("allow");
      assertThat(outcome(how, EnumSet.of(Category.SPAM), FailurePolicy.standard())).isEqualTo("allow");
      assertThat(outcome(how, EnumSet.of(Category.SPAM, Category.HATE), FailurePolicy.standard()))
          .isEqualTo("hold");
      assertThat(outcome(how, EnumSet.of(Category.CRISIS_ACTIVE), FailurePolicy.standard()))
          .isEqualTo("allow");
    }
  }

  @Test
  void one_that_hangs_is_soon_not_asked_any_more() {
    var asked = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var guard = new Guard(new Fake(EnumSet.of(Category.HATE), draft -> {
        asked.incrementAndGet();
        return HANGS.apply(draft);
      }), Duration.ofMillis(20), 100);
      var pipeline = new ReviewPipeline(List.of(), List.of(guard), new HousePolicy(),
          FailurePolicy.standard(),
          threads, (_, _) -> {});
      for (var i = 0; i < 60; i++) {
        assertThat(pipeline.review(draft("hello"), CONTEXT).decision().outcome()).isEqualTo("hold");
      }
      threads.shutdownNow();
    }
    assertThat(asked.get()).isBetween(10, 20);
  }

  @Test
  void one_that_is_busy_costs_others_nothing() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stuck = new Guard(new Fake(EnumSet.of(Category.SPAM), HANGS), Duration.ofMillis(20), 1);
      var works = new Guard(new Fake(EnumSet.of(Category.HATE),
          draft -> List.of(new Finding(Category.HATE, Severity.MEDIUM, 1, "works@1", 0, 5))),
          Duration.ofSeconds(5), 64);
      var pipeline = new ReviewPipeline(List.of(), List.of(stuck, works), new HousePolicy(),
          FailurePolicy.standard(),
          threads, (_, _) -> {});
      for (var i = 0; i < 5; i++) {
        assertThat(pipeline.review(draft("hello"), CONTEXT).decision().outcome()).isEqualTo("block");
      }
      threads.shutdownNow();
    }
  }

  /// Whatever fails, nothing that was not reviewed is posted.
  @Test
  void under_chaos_no_message_passes_unreviewed() {
    var reviewed = new ThreadLocal<Boolean>();
    var chance = new java.util.Random(7);
    Function<Draft, List<Finding>> chaos = draft -> switch (chance.nextInt(4)) {
      case 0 -> throw new IllegalStateException("as the test says");
      case 1 -> null;
      case 2 -> List.of(new Finding(Category.HATE, Severity.LOW, 1, "x@1", 0, 9_999));
      default -> {
        reviewed.set(true);
        yield List.of();
      }
    };
    var guard = new Guard(new Fake(EnumSet.of(Category.HATE), chaos), Duration.ofSeconds(5), 64);
    var pipeline = new ReviewPipeline(List.of(), List.of(guard), new HousePolicy(), FailurePolicy.standard(),
        Runnable::run, (_, _) -> {});
    var allowed = 0;
    for (var i = 0; i < CHAOS; i++) {
      reviewed.set(false);
      if (pipeline.review(draft("hello"), CONTEXT).decision().outcome().equals("allow")) {
        allowed++;
        assertThat(reviewed.get()).isTrue();
      }
    }
    assertThat(allowed).isPositive();
  }

  /// A million, as the goal says; it takes some seconds.
  private static final int CHAOS = 1_000_000;
}
