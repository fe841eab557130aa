package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.moderation.contract.ModeratorContract;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesModeratorTest {
  private static final RulesModerator RULES = new RulesModerator();

  private static List<Category> found(String text) {
    var draft = new Draft(new MessageId("m1"), new MemberId("ana"), Role.MEMBER, new MessageText(text));
    return RULES.review(draft, new ReviewContext(List.of(), Instant.EPOCH)).stream().map(Finding::category)
        .toList();
  }

  @Test
  void it_keeps_the_contract() {
    assertThat(ModeratorContract.breaches(RULES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"my number is 020 7946 0958, PII_OWN", "look at https://example.org/x, LINK"})
  void details_and_links_are_seen(String text, Category category) {
    assertThat(found(text)).contains(category);
    assertThat(RULES.categories()).contains(category);
  }

  @ParameterizedTest
  @CsvSource({"the beam in the barn would hold", "you are worthless",
      "just stop the benzos tonight it is safe"})
  void what_has_to_be_learned_is_not(String text) {
    assertThat(found(text)).isEmpty();
  }
}
