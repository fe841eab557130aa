package hearth.moderation;

/// One thing that one moderator noticed. It says nothing about what should follow.
///
/// @param rule       which rule of which moderator in which version, as `contact/phone@1`; for logs and receipts
/// @param confidence 0 to 1
/// @param from       first char of the original text that it is about
/// @param to         one past the last
/// @param evidence   what the rule has to say beside, for the author: a correction with its source, a draft without
///                   the detail. Never the author's words in a log. Null where there is nothing.
public record Finding(Category category, Severity severity, double confidence, String rule, int from,
    int to, String evidence) {
  public Finding {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence);
    }
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("span " + from + ".." + to);
    }
  }

  public Finding(Category category, Severity severity, double confidence, String rule, int from, int to) {
    this(category, severity, confidence, rule, from, to, null);
  }

  @Override
  public String toString() {
    return "Finding[" + category.tag() + " " + rule + " " + from + ".." + to + "]";
  }
}
