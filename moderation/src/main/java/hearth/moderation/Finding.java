package hearth.moderation;

/// One thing that one moderator noticed. It says nothing about what should follow.
///
/// @param rule       which rule of which moderator, as `contact/phone`; for logs and receipts, never for members
/// @param confidence 0 to 1
/// @param from       first char of the original text that it is about
/// @param to         one past the last
public record Finding(Category category, Severity severity, double confidence, String rule, int from,
    int to) {
  public Finding {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("span " + from + ".." + to);
    }
  }
}
