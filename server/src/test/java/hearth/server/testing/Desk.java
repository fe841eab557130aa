package hearth.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody of the staff at her desk: speaks to the HTTP interface with her own cookie.
public final class Desk {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What came back.
  public record Said(int status, JsonNode body, HttpResponse<String> response) {
    public String text(String field) {
      return body.get(field).stringValue();
    }
  }

  private final HttpClient http;
  private final URI base;
  private String cookie = "";

  public Desk(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
  }

  /// Uses a one-time link, and is signed in from then on.
  public String welcome(String link, String login, String name) {
    var token = link.substring(link.indexOf('#') + 1);
    return post("/api/welcome",
        Map.of("token", token, "login", login, "name", name, "password", "a long password"))
        .text("id");
  }

  /// A one-time link for a colleague.
  public String invite() {
    return "#" + post("/api/staff/links", Map.of("standing", "STAFF")).text("token");
  }

  /// A room for thirty; the one who asks facilitates.
  public JsonNode room(String name, Map<String, String> staff) {
    return room(name, staff, 30);
  }

  public JsonNode room(String name, Map<String, String> staff, int capacity) {
    return post("/api/rooms",
        Map.of("name", name, "purpose", "To be there for each other.", "kind", "PEER_SUPPORT",
            "guidelines", "Speak of yourself.", "capacity", capacity, "slowSeconds", 0, "staff", staff))
        .body();
  }

  public String plan(String room, long startsAt) {
    return post("/api/rooms/" + room + "/meetings", Map.of("startsAt", startsAt, "minutes", 60)).text("id");
  }

  public Said open(String meeting) {
    return post("/api/meetings/" + meeting + "/open", Map.of());
  }

  public String ticket(String meeting) {
    return post("/api/meetings/" + meeting + "/ticket", Map.of()).text("ticket");
  }

  public Said get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  public Said post(String path, Object body) {
    return send(HttpRequest.newBuilder(base.resolve(path))
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  public Said put(String path, Object body) {
    return send(HttpRequest.newBuilder(base.resolve(path))
        .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private Said send(HttpRequest.Builder request) {
    try {
      var response = http.send(
          request.header("cookie", cookie).header("content-type", "application/json").build(),
          HttpResponse.BodyHandlers.ofString());
      response.headers().firstValue("set-cookie").filter(c -> c.startsWith("hearth_staff"))
          .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
      return new Said(response.statusCode(),
          response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()), response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
