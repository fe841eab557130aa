package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
  @Test
  void who_stops_while_the_models_are_loading_waits_until_they_can_be_let_go() {
    var models = new Models();
    models.close();
    assertThatThrownBy(() -> models.published().embed(List.of("hello")))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
  }
}
