package hearth.moderation.contract;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The contract finds what breaks it.
class ModeratorContractTest {
  private record Fake(String name, Function<Draft, List<Finding>> answer) implements Moderator {
    @Override
    public List<Finding> review(Draft draft, ReviewContext context) {
      return answer.apply(draft);
    }
  }

  private static List<String> breaches(String name, Function<Draft, List<Finding>> answer) {
    return ModeratorContract.breaches(new Fake(name, answer));
  }

  @Test
  void one_that_keeps_it() {
    assertThat(breaches("quiet", _ -> List.of())).isEmpty();
  }

  @Test
  void those_that_do_not() {
    assertThat(breaches("Loud Name", _ -> List.of())).anyMatch(words -> words.contains("name()"));
    assertThat(breaches("null", _ -> null)).anyMatch(words -> words.contains("null"));
    assertThat(breaches("far", _ -> List.of(new Finding(Category.SPAM, Severity.LOW, 1, "far@1", 0, 5_000))))
        .anyMatch(words -> words.contains("beyond"));
    assertThat(breaches("throws", draft -> List.of(
        new Finding(Category.SPAM, Severity.LOW, 1, "x@1", 0, Integer.parseInt(draft.text().value())))))
        .anyMatch(words -> words.contains("threw"));
    var state = new StringBuilder();
    assertThat(breaches("state", _ -> List.of(new Finding(Category.SPAM, Severity.LOW, 1,
        "x" + state.append('x').length() + "@1", 0, 0)))).anyMatch(words -> words.contains("many threads"));
  }
}
