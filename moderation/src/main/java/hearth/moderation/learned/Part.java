package hearth.moderation.learned;

import hearth.moderation.text.Folded;
import hearth.moderation.text.Token;
import java.util.ArrayList;
import java.util.List;

/// A stretch of a text that is judged by itself: one bad sentence must not drown in many good ones.
///
/// @param words as what was learned hears them: names are alike
/// @param from first char of the original
/// @param to   one past the last
public record Part(List<String> words, int from, int to) {
  /// A part is as long as a sentence or two.
  private static final int WORDS = 28;

  public Part {
    words = List.copyOf(words);
  }

  @Override
  public String toString() {
    return "Part[" + from + ".." + to + "]";
  }

  public static List<Part> of(Folded folded) {
    var tokens = folded.tokens();
    var heard = folded.heard();
    if (tokens.isEmpty()) {
      return List.of();
    }
    if (tokens.size() <= WORDS * 3 / 2) {
      return List.of(of(tokens, heard, 0, tokens.size()));
    }
    var parts = new ArrayList<Part>();
    var begin = 0;
    var good = 0;
    for (var i = 0; i < tokens.size(); i++) {
      if (endsSentence(folded.original(), tokens, i)) {
        good = i + 1;
      }
      if (i - begin + 1 >= WORDS) {
        var cut = good > begin + WORDS / 4 ? good : i + 1;
        parts.add(of(tokens, heard, begin, cut));
        begin = cut;
        good = cut;
      }
    }
    if (begin < tokens.size()) {
      parts.add(of(tokens, heard, begin, tokens.size()));
    }
    return parts;
  }

  private static boolean endsSentence(String original, List<Token> tokens, int i) {
    if (i + 1 == tokens.size()) {
      return true;
    }
    for (var at = tokens.get(i).to() - 1; at < tokens.get(i + 1).from(); at++) {
      if (".!?\n;".indexOf(original.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static Part of(List<Token> tokens, List<String> heard, int begin, int end) {
    return new Part(heard.subList(begin, end), tokens.get(begin).from(), tokens.get(end - 1).to());
  }
}
