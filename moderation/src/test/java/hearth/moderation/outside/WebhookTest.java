package hearth.moderation.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import hearth.moderation.Category;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A moderator behind a URL.
class WebhookTest {
  private static final String SECRET = "a secret";
  private record Reply(int status, String body) {}

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer other;
  private Webhook webhook;

  @BeforeEach
  void start() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", exchange -> {
      var body = exchange.getRequestBody().readAllBytes();
      asked.add(new String(body, StandardCharsets.UTF_8));
      var reply = signed(body, exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE))
          ? replies.size() > 1 ? replies.pop() : replies.peek()
          : new Reply(401, "");
      var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    other.start();
    webhook = new Webhook(URI.create("http://127.0.0.1:" + other.getAddress().getPort() + "/review"), SECRET,
        Duration.ofSeconds(5));
  }

  private static boolean signed(byte[] body, String signature) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).equals(signature);
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @AfterEach
  void stop() {
    webhook.close();
    other.stop(0);
  }

  private List<Finding> ask() {
    return webhook.review(
        new Draft(new MessageId("x"), new MemberId("ana"), Role.MEMBER, new MessageText("hello")),
        new ReviewContext(
            List.of(new ReviewContext.Line(new MemberId("ben"), new MessageText("before"), Instant.EPOCH)),
            Instant.EPOCH));
  }

  @Test
  void it_is_asked_with_a_signature_and_answers_with_findings() {
    replies.add(
        new Reply(200, "{\"findings\":[{\"category\":\"spam\",\"rule\":\"ads@3\",\"from\":1,\"to\":4}]}"));
    assertThat(ask()).singleElement().satisfies(finding -> {
      assertThat(finding.category()).isEqualTo(Category.SPAM);
      assertThat(finding.rule()).isEqualTo("webhook/ads@3");
      assertThat(finding.to()).isEqualTo(4);
    });
    assertThat(asked).singleElement().asString().contains("\"text\":\"hello\"", "\"text\":\"before\"");
  }

  @Test
  void it_is_asked_once_more_where_it_was_away() {
    replies.add(new Reply(503, ""));
    replies.add(new Reply(200, "{\"findings\":[]}"));
    assertThat(ask()).isEmpty();
    assertThat(asked).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"findings\":null}",
      "{\"findings\":[{\"category\":\"rude\"}]}",
      "{\"findings\":[{\"category\":\"spam\",\"confidence\":7}]}"})
  void any_other_answer_is_a_failure(String body) {
    replies.add(new Reply(200, body));
    assertThatThrownBy(this::ask).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 500})
  void a_refusal_is_a_failure_and_not_asked_again(int status) {
    replies.add(new Reply(status, ""));
    assertThatThrownBy(this::ask).isInstanceOf(IllegalStateException.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void one_that_is_not_there_is_a_failure() {
    other.stop(0);
    assertThatThrownBy(this::ask).isInstanceOf(IllegalStateException.class);
  }
}
