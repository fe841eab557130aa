package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Foldings;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {
  private static final Folding FOLDING = Foldings.shipped();

  private static List<Category> found(String text) {
    return found(text, List.of());
  }

  private static List<Category> answered(String question, String text) {
    return found(text, List.of(
        new ReviewContext.Line(new MemberId("ben"), new MessageText(question), Instant.EPOCH)));
  }

  private static List<Category> found(String text, List<ReviewContext.Line> before) {
    var draft = new Draft(new MessageId("m"), new MemberId("ana"), Role.MEMBER, new MessageText(text));
    return new PlainWords(FOLDING)
        .find(new Reading(draft, new ReviewContext(before, Instant.EPOCH), FOLDING.fold(text))).stream()
        .map(Finding::category).toList();
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
  @ValueSource(strings = {"I'm not safe tonight", "i am not safe", "No, I don't feel safe at home.",
      "no estoy a salvo", "No me siento a salvo esta noche"})
  void who_is_not_safe_is_heard(String line) {
    assertThat(found(line)).containsExactly(Category.CRISIS_ACTIVE);
  }

  @ParameterizedTest
  @CsvSource({"are you safe tonight?, no", "Are you safe right now?, not really", "¿estás a salvo?, no",
      "are you thinking of killing yourself?, yes", "¿piensas en matarte?, sí",
      "¿quieres matarte?, creo que sí"})
  void a_yes_or_a_no_says_what_was_asked(String question, String answer) {
    assertThat(answered(question, answer))
        .containsExactly(Category.CRISIS_ACTIVE);
  }

  @ParameterizedTest
  @CsvSource({"are you safe tonight?, yes", "¿estás a salvo?, sí",
      "are you thinking of killing yourself?, no",
      "is the bath safe now?, no", "are you safe to drive?, no", "did you save my life?, no"})
  void the_other_answer_says_nothing_of_it(String question, String answer) {
    assertThat(answered(question, answer)).isEmpty();
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
      "i'm not safe to drive on these tablets", "i am not safe from the layoffs yet",
      "i am safe", "no estoy a salvo de los mosquitos", "i want to take my life back",
      "best way to end my day"})
  void what_is_past_denied_told_or_meant_otherwise_is_left_to_others(String line) {
    assertThat(found(line)).isEmpty();
  }
}
