package hearth.protocol;

import java.text.Normalizer;

/// Rules that all words from people share.
final class Text {
  private Text() {}

  /// Composed (NFC) and stripped of surrounding white space, so that equal words are equal strings.
  ///
  /// @throws InvalidValue `EMPTY`, `TOO_LONG`, or `BAD_VALUE` where a control character or half a character is in it
  static String clean(String raw, int maxCodePoints, boolean manyLines) {
    if (raw == null) {
      throw new InvalidValue(RefusalCode.BAD_VALUE);
    }
    // A string of this length is too long whatever it holds: refuse it before normalising it.
    if (raw.length() > 8 * maxCodePoints) {
      throw new InvalidValue(RefusalCode.TOO_LONG);
    }
    var text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
    if (text.codePoints().allMatch(Text::isBlank)) {
      throw new InvalidValue(RefusalCode.EMPTY);
    }
    if (text.codePointCount(0, text.length()) > maxCodePoints) {
      throw new InvalidValue(RefusalCode.TOO_LONG);
    }
    if (!text.codePoints().allMatch(c -> mayBeWritten(c, manyLines))) {
      throw new InvalidValue(RefusalCode.BAD_VALUE);
    }
    return text;
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
  }

  private static boolean mayBeWritten(int c, boolean manyLines) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> manyLines && (c == '\n' || c == '\t' || c == '\r');
      case Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
        false;
      // Embeddings, overrides and isolates can make a line read otherwise than it is.
      case Character.FORMAT -> !(c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
      default -> true;
    };
  }
}
