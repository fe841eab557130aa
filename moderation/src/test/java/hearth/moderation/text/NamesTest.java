package hearth.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was learned of one name holds for every other.
class NamesTest {
  private static String heard(String text) {
    return String.join(" ", Foldings.shipped().fold(text).heard());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "hi all, joe, sex addict | hi all sam sex addict", "Danielle, alcoholic | sam alcoholic",
      "thanks ikechukwu | thanks sam", "soy Seán y Brígid | soy sam y sam", "DAVE HERE | sam here",
      "Noreen's gone | sams gone", "dave and joe’s dog | sam and sams dog"})
  void whoever_it_is(String written, String heard) {
    assertThat(heard(written)).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "the porter is Alek Nowicki, nights | the porter is sam smith nights",
      "That's Seán O'Brien from the depot | that is sam smith from the depot",
      "is Joe, Ann there | is sam sam there", "ask Joe. Then sleep | ask sam then sleep",
      "I think Joe I am | i think sam i am", "Joe Wants To Go Home Now | sam wants to go home now",
      "joe nowicki from leeds | sam nowicki from leeds"})
  void a_family_name_is_one_where_capitals_show_it(String written, String heard) {
    assertThat(heard(written)).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "thanks Mark and Hope | thanks sam and sam", "i mark the days and hope | i mark the days and hope",
      "Hope is all i have. Rose too | hope is all i have rose too",
      "I'll go, you'll Will it | i will go you will sam it",
      "GRACE OF GOD | grace of god", "me tomas el pelo, tomas | me tomas el pelo tomas"})
  void names_that_are_words_need_a_capital_within_a_sentence(String written, String heard) {
    assertThat(heard(written)).isEqualTo(heard);
  }
}
