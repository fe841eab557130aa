package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.text.Foldings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is left of a line when what it denies is taken out.
class NegationTest {
  private static List<String> words(String line) {
    return Foldings.shipped().fold(line).words();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "you are not a burden to us | you to us", "immigrants are not criminals | immigrants",
      "nobody here hates you, stay | stay", "no one thinks you're stupid | ''",
      "stop calling yourself a monster | ''", "my ex called me a stupid cow | my ex",
      "he told me to kill myself and i drank | he and i drank",
      // what is not denied, stays
      "you are not stupid, you are vermin | you you are vermin", "nobody likes you | nobody likes you",
      "nobody judges you fat pig | fat pig", "nobody finds you funny | nobody finds you funny",
      "you are not a real addict | you are not a real addict", "you are a burden | you are a burden",
      "dont stop, kill yourself now | do not stop kill yourself now",
      "dont leave until you kill yourself | do not leave until you kill yourself",
      "kill yourself | kill yourself", "nobody would miss you | nobody would miss you"})
  void insults_that_are_denied_or_told_of_are_taken_out_and_nothing_else(String line, String left) {
    assertThat(String.join(" ", Negation.withoutInsults(words(line)))).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "dont flush your meds | ''", "never mix pills with drink | ''", "no dejes la medicina | ''",
      "dont put it off, stop your meds today | stop your meds today",
      "dont give narcan | do not give narcan", "you are not a burden | you are not a burden"})
  void acts_that_are_advised_against_are_taken_out_up_to_the_next_act(String line, String left) {
    assertThat(String.join(" ", Negation.withoutActs(words(line)))).isEqualTo(left);
  }
}
