package hearth.protocol;

import java.util.regex.Pattern;

/// The one form of every identifier on the wire: 1 to 64 of `A-Z a-z 0-9 _ -`, safe in a URL, a log and a query.
final class Ids {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.ID_CHARS + "}");

  private Ids() {}

  static void check(String value) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new InvalidValue(RefusalCode.BAD_VALUE);
    }
  }
}
