package hearth.loadtest;

import hearth.protocol.Protocol;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The way in, as `docs/protocol.md` describes it: a name for an invite, a ticket for a name. Blocks; any thread.
public final class Door {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI base;
  private final String invite;
  private final HttpClient http;

  /// @param base   as `http://localhost:8080`
  /// @param invite the last part of an invite link
  public Door(URI base, String invite, HttpClient http) {
    this.base = base;
    this.invite = invite;
    this.http = http;
  }

  /// Accepts the guidelines as they are and takes a name.
  ///
  /// @return the token by which the member is known from now on
  public String join(String name) throws IOException, InterruptedException {
    var door = call(HttpRequest.newBuilder(uri("")).GET());
    var body = JSON.createObjectNode().put("name", name).put("agreed",
        door.get("guidelinesVersion").intValue());
    return call(HttpRequest.newBuilder(uri("")).POST(HttpRequest.BodyPublishers.ofString(body.toString())))
        .get("token").stringValue();
  }

  /// @return a ticket for the meeting that is open, good for one use within 30 s
  public String ticket(String token) throws IOException, InterruptedException {
    return call(HttpRequest.newBuilder(uri("/ticket")).header("authorization", "Bearer " + token)
        .POST(HttpRequest.BodyPublishers.noBody())).get("ticket").stringValue();
  }

  /// Where the WebSocket is.
  URI socket() {
    return URI.create(
        base.toString().replaceFirst("/$", "").replaceFirst("^http", "ws") + Protocol.PATH);
  }

  private URI uri(String rest) {
    return URI.create(base.toString().replaceFirst("/$", "") + "/api/join/" + invite + rest);
  }

  private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.header("content-type", "application/json").build(),
        HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("HTTP " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }
}
