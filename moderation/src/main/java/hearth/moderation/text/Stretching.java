package hearth.moderation.text;

import java.util.Comparator;
import java.util.stream.Stream;

/// Words drawn out: heeeelp, kiiiilll. Immutable.
final class Stretching {
  /// Every double letter doubles the ways to read a word.
  private static final int MOST_DOUBLES = 5;

  private final Vocabulary vocabulary;

  Stretching(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// Three or more of the same letter: as many as make a known word, else two.
  String undone(String word) {
    var stretched = false;
    for (var i = 2; i < word.length() && !stretched; i++) {
      stretched = word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)
          && Character.isLetter(word.charAt(i));
    }
    if (!stretched) {
      return word;
    }
    var twice = atMostTwice(word);
    if (doubles(twice) > MOST_DOUBLES) {
      return twice;
    }
    return shorter(twice, 1).filter(vocabulary::knows).max(Comparator.comparingDouble(this::likelihood))
        .orElse(twice);
  }

  /// The commoner word; of two about as common, the one that keeps the doubles: good rather than god.
  private double likelihood(String word) {
    return vocabulary.count(word) * Math.pow(4, doubles(word));
  }

  private static int doubles(String word) {
    var doubles = 0;
    for (var i = 1; i < word.length(); i++) {
      doubles += word.charAt(i) == word.charAt(i - 1) ? 1 : 0;
    }
    return doubles;
  }

  /// The word itself, and with some of its double letters single: the longest first.
  private static Stream<String> shorter(String word, int from) {
    for (var i = from; i < word.length(); i++) {
      if (word.charAt(i) == word.charAt(i - 1)) {
        var single = word.substring(0, i) + word.substring(i + 1);
        return Stream.concat(shorter(word, i + 1), shorter(single, i));
      }
    }
    return Stream.of(word);
  }

  private static String atMostTwice(String word) {
    var kept = new StringBuilder(word.length());
    for (var i = 0; i < word.length(); i++) {
      if (i < 2 || word.charAt(i) != word.charAt(i - 1) || word.charAt(i) != word.charAt(i - 2)) {
        kept.append(word.charAt(i));
      }
    }
    return kept.toString();
  }
}
