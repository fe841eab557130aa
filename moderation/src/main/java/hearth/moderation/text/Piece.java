package hearth.moderation.text;

/// A stretch without white space, in plain lower case, each char with its place in the original.
record Piece(String text, int[] at, int end, int gapBefore) {
  boolean isSingle() {
    return text.length() == 1 && (Character.isLetterOrDigit(text.charAt(0)) || "@'".contains(text));
  }
}
