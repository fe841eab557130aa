package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
  @Test
  void what_is_said_while_the_models_are_loading_waits_for_them() {
    try (var house = HouseModerator.open(new Models(), List.of(), 1)) {
      var draft = new Draft(new MessageId("m"), new MemberId("ana"), Role.MEMBER,
          new MessageText("you are a worthless piece of trash and everybody here hates you"));
      assertThat(house.review(draft, new ReviewContext(List.of(), Instant.EPOCH)))
          .extracting(Finding::category).contains(Category.HARASSMENT);
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
