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
    var text = new StringBuilder();
    var at = new int[original.length() * 4 + 8];
    var gap = 0;
    var pendingGap = 0;
    for (var i = 0; i < original.length();) {
      var c = original.codePointAt(i);
      var width = Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!text.isEmpty()) {
          pieces.add(new Piece(text.toString(), Arrays.copyOf(at, text.length()), i, pendingGap));
          text.setLength(0);
          gap = 0;
        }
        gap++;
      } else {
        if (text.isEmpty()) {
          pendingGap = gap;
          gap = 0;
        }
        letters(c, i, text, at);
      }
      i += width;
    }
    if (!text.isEmpty()) {
      pieces.add(new Piece(text.toString(), Arrays.copyOf(at, text.length()), original.length(),
          pendingGap));
    }
    return pieces;
  }

  private static void letters(int c, int place, StringBuilder text, int[] at) {
    if (c < 0x80) {
      append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c), place, text, at);
      return;
    }
    var sign = Slang.ofSign(c);
    if (sign != null) {
      // signs are words of their own: a private mark on either side keeps them apart
      for (var ch : ("\uE000" + sign + "\uE000").toCharArray()) {
        if (text.length() < at.length - 1) {
          append(ch, place, text, at);
        }
      }
      return;
    }
    switch (c) {
      case 0x2018, 0x2019, 0x02BC, 0x00B4, 0xFF07 -> append('\'', place, text, at);
      case 0x201C, 0x201D, 0x00AB, 0x00BB -> append('"', place, text, at);
      case 0x2013, 0x2014, 0x2010, 0x2011, 0x2212 -> append('-', place, text, at);
      case 0x2026 -> append('.', place, text, at);
      case 0x00BF, 0x00A1 -> {
        // the mark at the end of the sentence is enough
      }
      default -> plain(c, place, text, at);
    }
  }

  private static void plain(int c, int place, StringBuilder text, int[] at) {
    var type = Character.getType(c);
    if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
        || c >= 0xFE00 && c <= 0xFE0F || c == 0x3164 || c == 0x115F || c == 0x1160 || c == 0xFFA0) {
      return;
    }
    var like = Lookalikes.of(Character.toLowerCase(c));
    if (like != 0) {
      append(like, place, text, at);
      return;
    }
    var form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    for (var i = 0; i < form.length(); i++) {
      var ch = Character.toLowerCase(form.charAt(i));
      if (Character.getType(ch) != Character.NON_SPACING_MARK) {
        var again = ch < 0x80 ? 0 : Lookalikes.of(ch);
        append(again != 0 ? again : ch, place, text, at);
      }
    }
  }

  private static void append(char ch, int place, StringBuilder text, int[] at) {
    if (text.length() < at.length) {
      at[text.length()] = place;
      text.append(ch);
    }
  }
}
