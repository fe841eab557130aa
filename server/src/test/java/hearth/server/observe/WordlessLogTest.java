package hearth.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The log as it is set up shows kinds and places of failures and never their messages.
class WordlessLogTest {
  private static final String WORDS = "I wanted to die last night";

  @Test
  void a_librarys_exception_is_logged_without_its_message() {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var failure = new IllegalStateException("failed: " + WORDS,
        new SQLException("INSERT … VALUES ('" + WORDS + "')"));
    var event = new LoggingEvent("fqcn", root, Level.WARN, "a connection broke", failure, null);
    var written = new String(encoder(root).encode(event), StandardCharsets.UTF_8);
    assertThat(written)
        .contains("a connection broke", "IllegalStateException", "caused by java.sql.SQLException",
            "WordlessLogTest")
        .doesNotContain(WORDS);
  }

  private static Encoder<ILoggingEvent> encoder(Logger root) {
    return ((ConsoleAppender<ILoggingEvent>) root.getAppender("terminal")).getEncoder();
  }

  @Test
  void a_failure_is_described_by_its_kinds_and_place() {
    assertThat(Failures.describe(new IllegalStateException(WORDS, new SQLException(WORDS))))
        .startsWith("IllegalStateException <- SQLException at hearth.server.observe.WordlessLogTest")
        .doesNotContain(WORDS);
  }
}
