package hearth.moderation.text;

/// One word as it is heard, or one of the marks `?` and `!`.
///
/// @param from first char of the original text that it came from
/// @param to   one past the last
public record Token(String word, int from, int to) {
  boolean isMark() {
    return word.equals("?") || word.equals("!");
  }
}
