package hearth.server.observe;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/// Stack traces without the exceptions' messages. A database driver quotes the statement that failed, values and all,
/// and a pool logs it: so what somebody said would be in the log. Used by `logback.xml` as `%wordless`.
public final class WordlessTrace extends ThrowableProxyConverter {
  private static final int FRAMES = 12;

  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    var trace = new StringBuilder();
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      trace.append(cause == thrown ? "" : "caused by ").append(cause.getClassName()).append('\n');
      var frames = cause.getStackTraceElementProxyArray();
      for (int i = 0; i < Math.min(FRAMES, frames.length - cause.getCommonFrames()); i++) {
        trace.append("    ").append(frames[i].getSTEAsString()).append('\n');
      }
    }
    return trace.toString();
  }
}
