package hearth.moderation.text;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Words drawn out: heeeelp, kiiiilll. Immutable.
final class Stretching {
  /// Every letter that may be one or two doubles the ways to read a word.
  private static final int MOST_CHOICES = 9;
  /// No word that we know has more letters in a row that differ.
  private static final int MOST_RUNS = 40;

  private final Vocabulary vocabulary;

  Stretching(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// Three or more of the same letter: as many as make a known word, else two. Only where that makes none, what stands twice may be
  /// one too many as well.
  String undone(String word) {
    return isStretched(word)
        ? known(word, 3).or(() -> known(word, 2)).orElseGet(() -> atMostTwice(word))
        : word;
  }

  private static boolean isStretched(String word) {
    for (var i = 0; i < word.length(); i += run(word, i)) {
      if (run(word, i) >= 3 && Character.isLetter(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// @param from how many of a letter may stand for one
  private Optional<String> known(String word, int from) {
    var choices = 0;
    var runs = 0;
    for (var i = 0; i < word.length(); i += run(word, i)) {
      choices += run(word, i) >= from ? 1 : 0;
      runs++;
    }
    return choices > MOST_CHOICES || runs > MOST_RUNS
        ? Optional.empty()
        : readings(word, 0, from).filter(reading -> vocabulary.knows(reading) || Slang.knows(reading))
            .max(Comparator.comparingDouble(this::likelihood));
  }

  /// The commoner word; of two about as common, the one that keeps the doubles: good rather than god.
  private double likelihood(String word) {
    var doubles = 0;
    for (var i = 0; i < word.length(); i += run(word, i)) {
      doubles += run(word, i) - 1;
    }
    return (1 + vocabulary.count(word)) * Math.pow(4, doubles);
  }

  private static Stream<String> readings(String word, int at, int from) {
    if (at == word.length()) {
      return Stream.of("");
    }
    var run = run(word, at);
    var letter = word.substring(at, at + 1);
    return readings(word, at + run, from).flatMap(rest -> run == 1
        ? Stream.of(letter + rest)
        : run >= from ? Stream.of(letter + letter + rest, letter + rest) : Stream.of(letter + letter + rest));
  }

  private static String atMostTwice(String word) {
    var kept = new StringBuilder(word.length());
    for (var i = 0; i < word.length(); i += run(word, i)) {
      kept.repeat(word.charAt(i), Math.min(2, run(word, i)));
    }
    return kept.toString();
  }

  /// How many of the letter at this place stand here.
  private static int run(String word, int at) {
    var end = at + 1;
    while (end < word.length() && word.charAt(end) == word.charAt(at)) {
      end++;
    }
    return end - at;
  }
}
