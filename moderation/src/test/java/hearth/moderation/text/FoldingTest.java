package hearth.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is heard in what is written.
class FoldingTest {
  private static final Folding FOLDING = Foldings.shipped();

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "k1ll y0urself | kill yourself", "K Y S | kill yourself", "k.y.s. | kill yourself", "ＫＩＬＬ | kill",
      "s3nd nud3s | send nudes", "s e n d  n u d e s | send nudes", "ki\u200Bll my\u200Bself | kill myself",
      "кill yоurself | kill yourself", "heeeelp | help", "soooo goooood | so good", "p@thet1c | pathetic",
      "I can't sleep! | i can not sleep !", "u ok? | you ok ?", "wanna die rn | want to die right now",
      "go d i e | go die", "s u i c i d e is all | suicide is all", "año nuevo, papá | ano nuevo papa",
      "sh*t day | shit day", "d*ck head | dick head", "sl*t | slut",
      "st0p th3 m3ds | stop the meds", "fl.u.sh them | flush them",
      "5end nud35 | send nudes",
      "kiiiilll yooouurself | kill yourself", "1ll f1nd u | i will find you",
      "5h0w m3 y0ur b00b5 t0 m3 | show me your boobs to me", "🔌 in phx?? | plug in phx ?",
      "f.u.c.k this | fuck this", "i c a n ' t s l e e p | i can not sleep",
      "w h o s h o l d i n g | who is holding",
      "1 d0n't w4nt t0 b3 h3r3 4nym0r3 | i do not want to be here anymore",
      "y0ur3 4 l053r 4nd 4 j0k3 | you are a loser and a joke",
      "dooont tell anyone thaaats aaall | do not tell anyone that is all",
      "turn it oooff toooniiight | turn it off tonight",
      "yooou are aaa diiisaaappooointmeeent | you are a disappointment"})
  void disguises_are_undone(String written, String heard) {
    assertThat(FOLDING.fold(written).text()).isEqualTo(heard);
  }

  /// The same letters are another word in another language.
  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "y u mad | why you mad", "ya no puedo y no quiero | ya no puedo y no quiero",
      "is da meeting on | is the meeting on", "me da miedo la noche | me da miedo la noche",
      "a toy for my son | a toy for my son", "toy cansada de todo | estoy cansada de todo",
      "k thanks, see you | k thanks see you", "no c k pasa con mi hijo | no c que pasa con mi hijo"})
  void short_forms_are_read_in_the_language_of_the_line(String written, String heard) {
    assertThat(FOLDING.fold(written).text()).isEqualTo(heard);
  }

  /// Figures are figures, and initials are initials.
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"60mg of methadone | 60mg of methadone", "day 1127 | day 1127",
      "12 steps, 3rd time | 12 steps 3rd time", "call 988 | call 988",
      "born 1958 sober 1994 | born 1958 sober 1994",
      "b12 shot | b12 shot", "7.30 then 9.15 | 7.30 then 9.15", "covid19 and mp3 | covid19 and mp3",
      "f1 on m3 | f1 on m3", "30 d4ys cl34n, 12 to go | 30 days clean 12 to go",
      "well-being | well being", "2yrs clean | 2yrs clean"})
  void figures_stay(String written, String heard) {
    assertThat(FOLDING.fold(written).text()).isEqualTo(heard);
  }

  @Test
  void every_word_points_to_where_it_was_written() {
    var text = "well, ki\u200Bll y0urself  n\u00F3w";
    var tokens = FOLDING.fold(text).tokens();
    assertThat(tokens).extracting(t -> text.substring(t.from(), t.to())).containsExactly("well", "ki\u200Bll",
        "y0urself", "n\u00F3w");
  }

  @Test
  @Timeout(5)
  void a_word_without_end_is_read_at_once() {
    var word = "aabbccddeeffgghhiijjkkllmmnnooppqqrrssttuuvvwwxxyyzzz";
    assertThat(FOLDING.fold(word.repeat(30)).words()).isNotEmpty();
    assertThat(FOLDING.fold("aaa" + "bc".repeat(4_000)).words()).isNotEmpty();
    assertThat(FOLDING.fold("1".repeat(8_000)).words()).isNotEmpty();
  }

  @Test
  void nothing_breaks_it_and_no_span_leaves_the_text() {
    var chance = new java.util.Random(42);
    for (var n = 0; n < 20_000; n++) {
      var text = new StringBuilder();
      for (var i = chance.nextInt(40); i > 0; i--) {
        text.appendCodePoint(switch (chance.nextInt(5)) {
          case 0 -> 'a' + chance.nextInt(26);
          case 1 -> " .@$!*'?-_1034\u200B\u0301".codePointAt(chance.nextInt(16));
          case 2 -> 0x400 + chance.nextInt(0x100);
          case 3 -> 0x1F300 + chance.nextInt(0x400);
          default -> 0x20 + chance.nextInt(0xD000);
        });
      }
      var written = text.toString();
      assertThat(FOLDING.fold(written).tokens()).allSatisfy(token -> {
        assertThat(token.from()).isBetween(0, written.length());
        assertThat(token.to()).isBetween(token.from(), written.length());
        assertThat(token.word()).isNotEmpty();
      });
    }
  }
}
