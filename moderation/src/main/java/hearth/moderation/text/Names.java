package hearth.moderation.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// First names as what was learned hears them: all alike. Whoever joins as Dave, Danielle, Ikechukwu or Noreen, is judged by what is said, and
/// what was learned of one name holds for every other. A family name behind one, where capitals show it, is like every other as well.
///
/// Names that are words as well (hope, mark, rose) are names where they have a capital in the middle of a sentence. Immutable; any thread.
final class Names {
  /// What they are heard as: names that the encoder knew before it was tuned.
  static final String FIRST = "sam";
  static final String FAMILY = "smith";

  /// In a longer line where each word has a capital, it shows nothing.
  private static final int FEW = 4;

  private static final Names SHIPPED = read();

  private final Set<String> names = new HashSet<>(); // read for every word: faster than an immutable set
  private final Set<String> wordsAsWell = new HashSet<>();

  /// @param lines names with spaces between them; those that are words as well come after the second remark
  private Names(List<String> lines) {
    var into = wordsAsWell;
    for (var line : lines) {
      if (line.startsWith("#")) {
        into = line.contains("as well") ? wordsAsWell : names;
      } else {
        into.addAll(List.of(line.split(" ")));
      }
    }
  }

  /// Those that the shipped weights were trained with.
  static Names shipped() {
    return SHIPPED;
  }

  private static Names read() {
    try (var in = Names.class.getResourceAsStream("/hearth/moderation/names.txt")) {
      return new Names(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /// The words of tokens that stand in a row, one for each, with names alike.
  ///
  /// @param original the text that they are of
  List<String> alike(List<Token> tokens, String original) {
    var capitalsTell = tokens.size() <= FEW
        || tokens.stream().anyMatch(token -> Character.isLowerCase(original.charAt(token.from())));
    var heard = new ArrayList<String>(tokens.size());
    var begun = false; // whether a family name may follow
    for (var i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      var word = token.word();
      var capital = capitalsTell && isCapital(original, token);
      var goesOn = i > 0
          && original.substring(Math.min(tokens.get(i - 1).to(), token.from()), token.from()).isBlank();
      if (names.contains(word) || capital && goesOn && wordsAsWell.contains(word)) {
        heard.add(FIRST);
        begun = capital;
      } else if (isOf(word, token, original)) {
        heard.add(FIRST + "s");
        begun = false;
      } else {
        heard.add(begun && capital && goesOn && word.length() > 2 ? FAMILY : word);
        begun = false;
      }
    }
    return heard;
  }

  /// “Noreen's”, of which folding leaves “noreens”.
  private boolean isOf(String word, Token token, String original) {
    return word.endsWith("s") && names.contains(word.substring(0, word.length() - 1))
        && original.substring(token.from(), token.to()).chars().anyMatch(c -> c == '\'' || c == '’');
  }

  /// Not the “will” of “I'll”.
  private static boolean isCapital(String original, Token token) {
    var at = token.from();
    return Character.isUpperCase(original.charAt(at))
        && at + 1 < original.length() && !Character.isUpperCase(original.charAt(at + 1))
        && (original.charAt(at) != 'I' || token.word().charAt(0) == 'i');
  }
}
