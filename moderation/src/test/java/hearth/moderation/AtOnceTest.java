package hearth.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/// What can be said without waiting is said on the thread that asks; everything else on another.
class AtOnceTest {
  private static final Draft DRAFT = new Draft(new MessageId("m1"), new MemberId("ana"), Role.MEMBER,
      new MessageText("hello"));
  private static final ReviewContext AROUND = new ReviewContext(List.of(), Instant.EPOCH);
  private static final Finding SPAM = new Finding(Category.SPAM, Severity.MEDIUM, 0.9, "quick/spam@1", 0, 5);

  private final List<Runnable> elsewhere = new ArrayList<>();
  private final List<Throwable> broken = new ArrayList<>();
  private final Executor executor = elsewhere::add;

  /// @param quick what it says at once; null to throw
  private record Scripted(Optional<List<Finding>> quick, List<Finding> thought) implements Moderator {
    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Optional<List<Finding>> atOnce(Draft draft, ReviewContext context) {
      if (quick == null) {
        throw new IllegalStateException("broke");
      }
      return quick;
    }

    @Override
    public List<Finding> review(Draft draft, ReviewContext context) {
      return thought;
    }
  }

  private java.util.concurrent.CompletableFuture<Review> ask(Moderator... moderators) {
    return new ReviewPipeline(List.of(moderators), new HousePolicy(), (_, failure) -> broken.add(failure))
        .review(DRAFT,
            AROUND, executor, Duration.ofMinutes(1));
  }

  @Test
  void whoever_knows_at_once_is_not_asked_again() {
    var review = ask(new Scripted(Optional.of(List.of(SPAM)), List.of()));
    assertThat(elsewhere).isEmpty();
    assertThat(review).isCompleted();
    assertThat(review.join().findings()).containsExactly(SPAM);
  }

  @Test
  void one_who_has_to_think_keeps_the_verdict_for_all() {
    var review = ask(new Scripted(Optional.of(List.of()), List.of()),
        new Scripted(Optional.empty(), List.of(SPAM)));
    assertThat(review).isNotDone();
    assertThat(elsewhere).hasSize(1);
    elsewhere.getFirst().run();
    assertThat(review.join().findings()).containsExactly(SPAM);
  }

  @Test
  void one_that_breaks_at_once_is_answered_for_like_any_that_breaks() {
    var review = ask(new Scripted(null, List.of()));
    assertThat(broken).hasSize(1);
    assertThat(review.join().decision().outcome()).startsWith("hold");
  }

  @Test
  void others_are_always_asked() {
    var other = new Guard(new Scripted(Optional.of(List.of()), List.of(SPAM)), Duration.ofSeconds(5), 4);
    var pipeline = new ReviewPipeline(List.of(new Scripted(Optional.of(List.of()), List.of())),
        List.of(other),
        new HousePolicy(), FailurePolicy.standard(), Runnable::run, (_, failure) -> broken.add(failure));
    assertThat(pipeline.review(DRAFT, AROUND, Runnable::run, Duration.ofMinutes(1)).join().findings())
        .containsExactly(SPAM);
  }
}
