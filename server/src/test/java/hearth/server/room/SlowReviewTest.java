package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand.Mute;
import hearth.protocol.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What a slow moderator delays, and what it does not.
class SlowReviewTest {
  /// Takes its time with what says so, until the test lets it go on.
  private static final class Gatekeeper implements Moderator {
    private final CountDownLatch gate = new CountDownLatch(1);

    @Override
    public String name() {
      return "gatekeeper";
    }

    @Override
    public List<Finding> review(Draft draft, ReviewContext context) {
      if (draft.text().value().contains("slowly")) {
        try {
          gate.await();
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
        }
      }
      return List.of();
    }
  }

  private final Gatekeeper gatekeeper = new Gatekeeper();

  @Test
  void a_slow_review_delays_its_author_only_and_her_words_stay_in_order() {
    try (var room = new LiveRoom(List.of(gatekeeper), Duration.ofSeconds(20))) {
      var ana = room.guest("Ana", Role.MEMBER);
      var ben = room.guest("Ben", Role.MEMBER);
      var first = ana.begin("1", "slowly");
      var second = ana.begin("2", "then this");
      assertThat(ben.say("3", "meanwhile")).isInstanceOf(Answer.Done.class);
      assertThat(ben.lines()).containsExactly("meanwhile");
      gatekeeper.gate.countDown();
      assertThat(ana.answer(first)).isInstanceOf(Answer.Done.class);
      assertThat(ana.answer(second)).isInstanceOf(Answer.Done.class);
      await()
          .untilAsserted(() -> assertThat(ben.lines()).containsExactly("meanwhile", "slowly", "then this"));
    }
  }

  @Test
  void who_is_muted_while_her_words_are_read_is_not_heard() {
    try (var room = new LiveRoom(List.of(gatekeeper), Duration.ofSeconds(20))) {
      var fay = room.guest("Fay", Role.FACILITATOR);
      var ana = room.guest("Ana", Role.MEMBER);
      var asked = ana.begin("1", "slowly");
      assertThat(fay.ask(ref -> new Mute(ref, ana.id(), 60, null))).isInstanceOf(Answer.Done.class);
      gatekeeper.gate.countDown();
      assertThat(ana.answer(asked)).isInstanceOfSatisfying(Answer.Refused.class,
          refused -> assertThat(refused.name()).isEqualTo("MUTED"));
      assertThat(fay.lines()).isEmpty();
    }
  }

  @Test
  void who_sends_it_again_meanwhile_is_answered_each_time_and_heard_once() {
    try (var room = new LiveRoom(List.of(gatekeeper), Duration.ofSeconds(20))) {
      var ana = room.guest("Ana", Role.MEMBER);
      var first = ana.begin("1", "slowly");
      var again = ana.begin("1", "slowly");
      gatekeeper.gate.countDown();
      assertThat(ana.answer(first)).isInstanceOf(Answer.Done.class);
      assertThat(ana.answer(again)).isInstanceOf(Answer.Done.class);
      assertThat(ana.lines()).containsExactly("slowly");
    }
  }

  @Test
  void what_is_not_reviewed_in_time_is_held() {
    try (var room = new LiveRoom(List.of(gatekeeper), Duration.ofMillis(100))) {
      var ana = room.guest("Ana", Role.MEMBER);
      var ben = room.guest("Ben", Role.MEMBER);
      assertThat(ana.say("1", "slowly")).isInstanceOf(Answer.Held.class);
      gatekeeper.gate.countDown();
      assertThat(ana.say("2", "and this?")).isInstanceOf(Answer.Done.class);
      assertThat(ben.lines()).containsExactly("and this?");
    }
  }

  @Test
  void an_author_may_have_only_so_many_drafts_waiting() {
    try (var room = new LiveRoom(List.of(gatekeeper), Duration.ofSeconds(20))) {
      var ana = room.guest("Ana", Role.MEMBER);
      for (int i = 0; i < 9; i++) {
        ana.begin("m" + i, "slowly " + i);
      }
      assertThat(ana.say("m9", "one more")).isInstanceOfSatisfying(Answer.Refused.class,
          refused -> assertThat(refused.name()).isEqualTo("TOO_FAST"));
      gatekeeper.gate.countDown();
      await().untilAsserted(() -> assertThat(ana.lines()).hasSize(9));
    }
  }
}
