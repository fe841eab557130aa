package hearth.server.observe;

/// A failure as the log may show it: kinds and places. Not the messages, since a library's message may quote what
/// somebody said.
public final class Failures {
  private Failures() {}

  public static String describe(Throwable failure) {
    var words = new StringBuilder();
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      words.append(words.isEmpty() ? "" : " <- ").append(cause.getClass().getSimpleName());
    }
    for (var frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("hearth.")) {
        return words + " at " + frame;
      }
    }
    return words.toString();
  }
}
