package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.moderation.text.Foldings;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {
  private static List<Category> found(String text) {
    var draft = new Draft(new MessageId("m"), new MemberId("ana"), Role.MEMBER, new MessageText(text));
    return new PlainWords().find(new Reading(draft, new ReviewContext(List.of(), Instant.EPOCH),
        Foldings.shipped().fold(text))).stream().map(Finding::category).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'm thinking about ending my life", "getting thoughts of suicide since the layoff",
      "I want to kill myself", "i wanna k i l l myself", "im gonna hang myself", "I feel suicidal tonight",
      "having suicidal thoughts again", "the thought of killing myself comes daily", "pienso en matarme",
      "quiero suicidarme", "tengo pensamientos suicidas", "I am going to kill myself tonight"})
  void a_thought_of_suicide_is_heard_in_its_plainest_words(String line) {
    assertThat(found(line)).containsExactly(Category.CRISIS_ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"what's the best way to hang yourself at home", "how do i kill myself without pain",
      "quickest way to end my life?", "cual es la manera de quitarme la vida"})
  void who_asks_how_it_is_done_is_heard(String line) {
    assertThat(found(line)).containsExactly(Category.SELF_HARM_METHOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I wanted to kill myself in 2019", "i thought about suicide every day back then",
      "I'm not thinking about killing myself", "are you thinking of killing yourself?",
      "if you're having suicidal thoughts, ring somebody", "he told me to kill myself",
      "i lost him to suicide",
      "when I feel suicidal I call my sister", "they ask whether i have suicidal thoughts, i tick no",
      "quiero matarme de risa con ustedes", "I want to kill myself laughing",
      "suicide prevention week at work",
      "I used to think about ending my life", "i googled how to kill myself once, at fifteen",
      "i want to take my life back", "best way to end my day"})
  void what_is_past_denied_told_or_meant_otherwise_is_left_to_others(String line) {
    assertThat(found(line)).isEmpty();
  }
}
