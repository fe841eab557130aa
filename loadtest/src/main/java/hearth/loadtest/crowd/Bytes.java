package hearth.loadtest.crowd;

import java.nio.charset.StandardCharsets;

/// As much reading of JSON as measuring needs: finding a field's value without building anything.
final class Bytes {
  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static boolean startsWith(byte[] bytes, int at, int to, byte[] what) {
    if (to - at < what.length) {
      return false;
    }
    for (int i = 0; i < what.length; i++) {
      if (bytes[at + i] != what[i]) {
        return false;
      }
    }
    return true;
  }

  /// @return just behind the first `what`, or -1
  static int after(byte[] bytes, int from, int to, byte[] what) {
    var last = to - what.length;
    for (int at = from; at <= last; at++) {
      if (bytes[at] == what[0] && startsWith(bytes, at, to, what)) {
        return at + what.length;
      }
    }
    return -1;
  }

  /// The digits from here on.
  static long number(byte[] bytes, int from, int to) {
    var n = 0L;
    for (int at = from; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      n = n * 10 + bytes[at] - '0';
    }
    return n;
  }

  /// Everything up to the next quotation mark.
  static String text(byte[] bytes, int from, int to) {
    var end = from;
    while (end < to && bytes[end] != '"') {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
