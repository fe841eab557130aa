package hearth.server.http;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// One request, whole. `toString` shows neither headers nor body: both hold secrets.
///
/// @param headers by name in lower case
/// @param remote  the address that it came from, of IPv6 the network ([Proxies#caller])
public record HttpCall(String method, String path, Map<String, String> headers, byte[] body, String remote) {
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Optional<String> cookie(String name) {
    return header("cookie").stream().flatMap(all -> Arrays.stream(all.split(";"))).map(String::strip)
        .filter(pair -> pair.startsWith(name + "=")).map(pair -> pair.substring(name.length() + 1))
        .map(value -> value.replaceAll("^\"|\"$", "")).findFirst(); // some clients quote
  }

  /// The token of `Authorization: Bearer …`.
  Optional<String> bearer() {
    return header("authorization").filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring(7));
  }

  /// Whether it asks for a change, and so has to come from a page of ours.
  boolean changes() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  @Override
  public String toString() {
    return method;
  }
}
