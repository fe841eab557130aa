package hearth.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One answer, whole. Problems are JSON with a code for programs and words for people, and nothing of our insides.
public record HttpReply(int status, Map<String, String> headers, byte[] body) {
  /// One field of a form that has to be changed, and how.
  public record Field(String name, String words) {}

  private record Problem(String code, String words, List<Field> fields) {}

  public static HttpReply json(Object value) {
    return new HttpReply(200, Map.of("content-type", "application/json"), Json.bytes(value));
  }

  public static HttpReply done() {
    return new HttpReply(204, Map.of(), new byte[0]);
  }

  public static HttpReply problem(int status, String code, String words) {
    return problem(status, code, words, List.of());
  }

  static HttpReply problem(int status, String code, String words, List<Field> fields) {
    return new HttpReply(status, Map.of("content-type", "application/json"),
        Json.bytes(new Problem(code, words, fields)));
  }

  static HttpReply notFound() {
    return problem(404, "NOT_FOUND", "There is nothing here.");
  }

  HttpReply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpReply(status, more, body);
  }

  /// With headers that it does not set itself.
  HttpReply withDefaults(Map<String, String> defaults) {
    var all = new LinkedHashMap<>(defaults);
    all.putAll(headers);
    return new HttpReply(status, all, body);
  }

  /// Whether HTTP forbids a body with this status.
  public boolean isBodiless() {
    return status == 204 || status == 304;
  }
}
