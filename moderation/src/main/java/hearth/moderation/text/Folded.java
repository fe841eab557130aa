package hearth.moderation.text;

import java.util.List;
import java.util.stream.Collectors;

/// A text as it is heard. Its words are somebody's, so `toString` does not tell them.
///
/// @param disguised how many words had to be uncovered: letters of other alphabets, digits for letters, spacing
public record Folded(String original, List<Token> tokens, int disguised) {
  public Folded {
    tokens = List.copyOf(tokens);
  }

  /// The words with one space between them.
  public String text() {
    return tokens.stream().map(Token::word).collect(Collectors.joining(" "));
  }

  public List<String> words() {
    return tokens.stream().map(Token::word).toList();
  }

  /// The words as what was learned hears them, one for each token: [Names] are alike.
  public List<String> heard() {
    return Names.shipped().alike(tokens, original);
  }

  @Override
  public String toString() {
    return "Folded[" + tokens.size() + " tokens]";
  }
}
