package hearth.protocol;

/// The one form of every identifier on the wire: 1 to 64 of `A-Z a-z 0-9 _ -`, safe in a URL, a log and a query.
final class Ids {
  private Ids() {}

  static void check(String value) {
    if (value == null || value.isEmpty() || value.length() > Limits.ID_CHARS) {
      throw new InvalidValue(RefusalCode.BAD_VALUE);
    }
    for (var i = 0; i < value.length(); i++) {
      if (!mayBeIn(value.charAt(i))) {
        throw new InvalidValue(RefusalCode.BAD_VALUE);
      }
    }
  }

  private static boolean mayBeIn(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
  }
}
