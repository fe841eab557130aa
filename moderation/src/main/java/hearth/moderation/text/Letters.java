package hearth.moderation.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The first step of folding: characters into plain letters in lower case, and stretches between white space. Pure.
final class Letters {
  /// A private mark on either side of what a sign stands for.
  static final char APART = '\uE000';

  private Letters() {}

  static List<Piece> pieces(String original) {
    var pieces = new ArrayList<Piece>();
    var text = new PieceSoFar(original.length() * 4 + 8);
    var gap = 0;
    var pendingGap = 0;
    for (var i = 0; i < original.length();) {
      var c = original.codePointAt(i);
      var width = Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!text.isEmpty()) {
          pieces.add(text.piece(i, pendingGap));
          gap = 0;
        }
        gap++;
      } else {
        if (text.isEmpty()) {
          pendingGap = gap;
          gap = 0;
        }
        letters(c, i, text);
      }
      i += width;
    }
    if (!text.isEmpty()) {
      pieces.add(text.piece(original.length(), pendingGap));
    }
    return pieces;
  }

  private static void letters(int c, int place, PieceSoFar text) {
    if (c < 0x80) {
      text.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c), place);
      return;
    }
    var sign = Slang.ofSign(c);
    if (sign != null) {
      // signs are words of their own: a private mark on either side keeps them apart
      for (var ch : ("\uE000" + sign + "\uE000").toCharArray()) {
        text.append(ch, place);
      }
      return;
    }
    switch (c) {
      case 0x2018, 0x2019, 0x02BC, 0x00B4, 0xFF07 -> text.append('\'', place);
      case 0x201C, 0x201D, 0x00AB, 0x00BB -> text.append('"', place);
      case 0x2013, 0x2014, 0x2010, 0x2011, 0x2212 -> text.append('-', place);
      case 0x2026 -> text.append('.', place);
      case 0x00BF, 0x00A1 -> {
        // the mark at the end of the sentence is enough
      }
      default -> plain(c, place, text);
    }
  }

  private static void plain(int c, int place, PieceSoFar text) {
    var type = Character.getType(c);
    if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
        || c >= 0xFE00 && c <= 0xFE0F || c == 0x3164 || c == 0x115F || c == 0x1160 || c == 0xFFA0) {
      return;
    }
    var like = Lookalikes.of(Character.toLowerCase(c));
    if (like != 0) {
      text.append(like, place);
      return;
    }
    var form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    for (var i = 0; i < form.length(); i++) {
      var ch = Character.toLowerCase(form.charAt(i));
      if (Character.getType(ch) != Character.NON_SPACING_MARK) {
        var again = ch < 0x80 ? 0 : Lookalikes.of(ch);
        text.append(again != 0 ? again : ch, place);
      }
    }
  }

  /// What has been read since the last white space.
  private static final class PieceSoFar {
    private final StringBuilder letters = new StringBuilder();
    private final int limit;
    /// Of this piece and all before it, which keep the array that they were given where this one outgrows it.
    private int[] places;
    private int first;

    /// @param limit where one character stands for many letters, those beyond are left out
    PieceSoFar(int limit) {
      this.limit = limit;
      this.places = new int[limit / 4];
    }

    boolean isEmpty() {
      return letters.isEmpty();
    }

    void append(char letter, int place) {
      if (letters.length() == limit) {
        return;
      }
      var next = first + letters.length();
      if (next == places.length) {
        places = Arrays.copyOf(places, places.length * 2);
      }
      places[next] = place;
      letters.append(letter);
    }

    /// All of it; then it is empty again.
    Piece piece(int end, int gapBefore) {
      var piece = new Piece(letters.toString(), places, first, end, gapBefore);
      first += letters.length();
      letters.setLength(0);
      return piece;
    }
  }
}
