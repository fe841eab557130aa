package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.text.Foldings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is left of a line when what it denies is taken out.
class NegationTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "you are not a burden to us | you to us", "immigrants are not criminals | immigrants",
      "nobody here hates you, stay | stay", "no one thinks you're stupid | ''",
      "stop calling yourself a monster | ''", "my ex called me a stupid cow | my ex",
      "dont flush your meds | ''", "never mix pills with drink | ''", "no dejes la medicina | ''",
      "he told me to kill myself and i drank | he and i drank",
      // what is not denied, stays
      "you are not stupid, you are vermin | you you are vermin", "nobody likes you | nobody likes you",
      "you are not a real addict | you are not a real addict", "dont give narcan | do not give narcan",
      "you are a burden | you are a burden", "kill yourself | kill yourself",
      "nobody would miss you | nobody would miss you"})
  void what_is_denied_is_taken_out_and_nothing_else(String line, String left) {
    assertThat(String.join(" ", Negation.without(Foldings.shipped().fold(line).words()))).isEqualTo(left);
  }
}
