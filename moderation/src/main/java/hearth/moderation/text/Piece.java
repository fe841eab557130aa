package hearth.moderation.text;

/// A stretch without white space, in plain lower case.
///
/// @param places where each char of the whole line stands in the original; several pieces share one
/// @param first  the place in `places` of the first char of this piece
/// @param end    one past its last char in the original
record Piece(String text, int[] places, int first, int end, int gapBefore) {
  boolean isSingle() {
    return text.length() == 1 && (Character.isLetterOrDigit(text.charAt(0)) || "@'".contains(text));
  }

  /// Where the char of this index stands in the original; the end of the piece for one past the last.
  int at(int index) {
    return index < text.length() ? places[first + index] : end;
  }
}
