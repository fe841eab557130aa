package hearth.moderation.training;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The ways in which people hide words from a filter, done by rule, to measure what hiding gains them.
enum Disguise {
  LEET(text -> mapped(text, Map.of('a', "4", 'e', "3", 'i', "1", 'o', "0", 's', "5"))), SPACED(
      text -> text.replaceAll("(?<=\\S)(?=\\S)", " ")), INVISIBLE(
          text -> text.replaceAll("(\\p{L}\\p{L})(?=\\p{L})", "$1\u200B")), CYRILLIC(
              text -> mapped(text, Map.of('a', "\u0430", 'e', "\u0435", 'o', "\u043E", 'c', "\u0441", 'p',
                  "\u0440", 'x', "\u0445"))), WIDE(
                      text -> text.codePoints()
                          .mapToObj(c -> Character.toString(c > 0x20 && c < 0x7F ? c + 0xFEE0 : c))
                          .collect(Collectors.joining())), STRETCHED(
                              text -> text.replaceAll("([aeiou])(?=\\p{L}*\\b)", "$1$1$1")), ACCENTED(
                                  text -> mapped(text, Map.of('a', "\u00E4", 'e', "\u00EB", 'u', "\u00FC",
                                      'o', "\u00F6")));

  private final UnaryOperator<String> how;

  Disguise(UnaryOperator<String> how) {
    this.how = how;
  }

  String of(String text) {
    return how.apply(text);
  }

  private static String mapped(String text, Map<Character, String> letters) {
    return text.chars()
        .mapToObj(c -> letters.getOrDefault((char) Character.toLowerCase(c), Character.toString(c)))
        .collect(Collectors.joining());
  }
}
