package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.moderation.learned.LineModel;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModelsTest {
  @Test
  void what_is_said_while_the_models_are_loading_waits_for_them() throws Exception {
    var gate = new CountDownLatch(1);
    var models = new Models(() -> {
      try {
        gate.await();
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
      return LineModel.shipped();
    });
    try (var house = HouseModerator.open(models, List.of(), 1); AutoCloseable _ = gate::countDown) {
      var draft = new Draft(new MessageId("m"), new MemberId("ana"), Role.MEMBER,
          new MessageText("you are a worthless piece of trash and everybody here hates you"));
      var context = new ReviewContext(List.of(), Instant.EPOCH);
      var turn = CompletableFuture.supplyAsync(() -> house.atOnce(draft, context));
      assertThat(turn.get(10, TimeUnit.SECONDS)).as("the room's own turn does not wait").isEmpty();
      var review = CompletableFuture.supplyAsync(() -> house.review(draft, context));
      gate.countDown();
      assertThat(review.get(1, TimeUnit.MINUTES)).extracting(Finding::category).contains(Category.HARASSMENT);
    }
  }

  @Test
  void who_stops_while_the_models_are_loading_waits_until_they_can_be_let_go() {
    var models = new Models();
    models.close();
    assertThatThrownBy(() -> models.published().embed(List.of("hello")))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
  }
}
