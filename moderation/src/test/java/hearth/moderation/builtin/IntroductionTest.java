package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.text.Foldings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntroductionTest {
  private static boolean isOne(String text) {
    return Introduction.is(Foldings.shipped().fold(text).words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hi, i am oscar and i am an alcoholic", "Hi I'm Dave, alcoholic",
      "hi im joe alcoholic",
      "my name is Karen and I'm an addict", "Hello everyone, Danielle here, gambling addict",
      "Bob M here, grateful recovering alcoholic", "hi, i'm jesus and i'm bipolar", "i am Pam, newcomer",
      "hi i'm joe, alcoholic and drug addict", "hey family, Laura here, alcoholic, addict",
      "hola, soy Oscar y soy alcohólico", "buenas noches a todos, me llamo Jesús, ludópata"})
  void whatever_her_name_is(String text) {
    assertThat(isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"this is dave, alcoholic", "hi i am dave, alcoholic and karen is an addict",
      "hi stupid alcoholic", "karen, alcoholic",
      "dave is an alcoholic",
      "you are an alcoholic",
      "hi, i am dave and i am here to laugh at you", "hi, i am dave and karen is an alcoholic",
      "hi, i am dave and you are an alcoholic", "hi i'm fucking useless karen, alcoholic",
      "soy dave y tu eres alcoholico"})
  void whoever_says_more_or_speaks_of_others_says_something_else(String text) {
    assertThat(isOne(text)).isFalse();
  }
}
