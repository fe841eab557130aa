package hearth.moderation.outside;

import hearth.moderation.Category;
import hearth.moderation.Destination;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A moderator behind a URL, in any language: Hearth posts the draft as JSON, signed, and reads findings. docs/moderators.md
/// has the form of both.
///
/// A question that did not reach it, or was answered 502, 503 or 504, is asked once more while there is time: asking twice is
/// safe, since a question changes nothing. Any other answer than findings is a failure.
public final class Webhook implements Moderator, AutoCloseable {
  static final String SIGNATURE = "Hearth-Signature";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CONTEXT_LINES = 10;

  private record Earlier(String by, String text, long at) {}

  private record Question(String id, String by, String role, String text, String to, boolean crosstalk,
      long tenureSeconds,
      List<Earlier> context) {}

  private record Found(String category, String severity, Double confidence, String rule, Integer from,
      Integer to) {}

  private record Answer(List<Found> findings) {}

  private final URI url;
  private final byte[] secret;
  private final Duration budget;
  private final HttpClient client;

  /// @param secret signs every question, so that the other side knows who asks; must not be empty
  /// @param budget time for one answer, a second try included
  public Webhook(URI url, String secret, Duration budget) {
    this.url = url;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.budget = budget;
    this.client = HttpClient.newBuilder().connectTimeout(budget).build();
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var began = System.nanoTime();
    var body = JSON.writeValueAsBytes(question(draft, context));
    var first = ask(body, budget);
    if (first == null || first.statusCode() >= 502 && first.statusCode() <= 504) {
      var left = budget.minusNanos(System.nanoTime() - began);
      if (left.isPositive()) {
        first = ask(body, left);
      }
    }
    if (first == null || first.statusCode() != 200) {
      throw new IllegalStateException("the webhook did not answer");
    }
    return findings(first.body(), draft);
  }

  private static Question question(Draft draft, ReviewContext context) {
    var recent = context.recent();
    var earlier = recent.subList(Math.max(0, recent.size() - CONTEXT_LINES), recent.size()).stream()
        .map(line -> new Earlier(line.by().value(), line.text().value(), line.at().toEpochMilli())).toList();
    return new Question(draft.id().value(), draft.by().value(), draft.role().name(), draft.text().value(),
        to(draft.to()), context.setting().crosstalk(), context.setting().tenure().toSeconds(), earlier);
  }

  private static String to(Destination destination) {
    return switch (destination) {
      case Destination.Room _ -> "room";
      case Destination.Correction _ -> "correction";
      case Destination.Aside _ -> "aside";
    };
  }

  /// @return null where it could not be reached
  private HttpResponse<byte[]> ask(byte[] body, Duration time) {
    var request = HttpRequest.newBuilder(url).timeout(time).header("Content-Type", "application/json")
        .header(SIGNATURE, "sha256=" + signature(body)).POST(BodyPublishers.ofByteArray(body)).build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException unreached) {
      return null;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stop);
    }
  }

  private String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC-SHA256 is part of every Java", impossible);
    }
  }

  private static List<Finding> findings(byte[] body, Draft draft) {
    try {
      var answer = JSON.readValue(body, Answer.class);
      if (answer.findings() == null) {
        throw new IllegalStateException("the webhook answered something else than findings");
      }
      var length = draft.text().value().length();
      return answer.findings().stream()
          .map(f -> new Finding(Category.ofTag(f.category()),
              f.severity() == null
                  ? Severity.MEDIUM
                  : Severity.valueOf(f.severity().toUpperCase(Locale.ROOT)),
              f.confidence() == null ? 1 : f.confidence(),
              "webhook/" + (f.rule() == null ? "rule" : f.rule()),
              f.from() == null ? 0 : f.from(), f.to() == null ? length : f.to()))
          .toList();
    } catch (JacksonException unclear) {
      throw new IllegalStateException("the webhook answered something else than findings", unclear);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
