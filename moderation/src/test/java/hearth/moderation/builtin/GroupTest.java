package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Category;
import hearth.moderation.learned.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupTest {
  /// What is left is the probability of being nothing.
  private static float[] seen(Map<Category, Float> categories) {
    var p = new float[Labels.COUNT];
    p[0] = 1;
    categories.forEach((category, probability) -> {
      p[Labels.indexOf(category)] = probability;
      p[0] -= probability;
    });
    return p;
  }

  @Test
  void categories_of_a_group_are_suspected_together() {
    assertThat(Doubt.ASKED.isIn(seen(Map.of(Category.CRISIS_PASSIVE, 0.15f)))).isFalse();
    assertThat(Doubt.ASKED.isIn(
        seen(Map.of(Category.CRISIS_PASSIVE, 0.15f, Category.CRISIS_THIRD_PARTY, 0.15f)))).isTrue();
  }

  @Test
  void what_is_found_from_less_is_suspected_from_less() {
    assertThat(Doubt.ASKED.isIn(seen(Map.of(Category.HARASSMENT, 0.2f)))).isFalse();
    assertThat(Doubt.ASKED.isIn(seen(Map.of(Category.SELLING, 0.2f)))).isTrue();
  }

  @Test
  void what_is_hardly_nothing_belongs_to_the_group_that_has_most_of_it() {
    var torn = seen(Map.of(Category.SOURCING, 0.4f, Category.HARASSMENT, 0.3f, Category.THREAT, 0.25f));
    assertThat(Group.mostLikely(torn)).isEqualTo(Group.ABUSE);
  }

  @Test
  void what_cannot_wait_is_found_from_less() {
    assertThat(Group.CRISIS.threshold(seen(Map.of(Category.CRISIS_IMMINENT, 0.5f))))
        .isLessThan(Group.CRISIS.threshold(seen(Map.of(Category.CRISIS_PASSIVE, 0.5f))));
  }
}
