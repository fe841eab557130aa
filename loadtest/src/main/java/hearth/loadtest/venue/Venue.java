package hearth.loadtest.venue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What has to be there before anybody comes: rooms with an open meeting, and members who have taken their names. Done as a
/// facilitator and as members do it, over HTTP. Blocks.
public final class Venue implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  /// A server takes so many names a minute from one address; the next ones come from the next address.
  private static final int NAMES_OF_ONE_ADDRESS = 290;
  private static final int AT_ONCE = 8;

  /// A room whose meeting is open.
  ///
  /// @param members tokens by which its members are known
  /// @param raiders tokens of those who will only come to disturb
  public record Place(String invite, String meeting, List<String> members, List<String> raiders) {}

  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();
  private String cookie = "";

  private Venue(URI base) {
    this.base = base;
  }

  /// By the link that a server shows at its first start; makes the account `loadtest` of it.
  public static Venue byFirstLink(URI link) throws IOException, InterruptedException {
    var venue = new Venue(link.resolve("/"));
    venue.post("/api/welcome", Map.of("token", link.getFragment(), "login", "loadtest", "name", "Load Test",
        "password", "only on this machine"));
    return venue;
  }

  /// @param password of an account that the server has
  public static Venue signedIn(URI base, String login, String password)
      throws IOException, InterruptedException {
    var venue = new Venue(base);
    venue.post("/api/sign-in", Map.of("login", login, "password", password));
    return venue;
  }

  public URI base() {
    return base;
  }

  /// New rooms, each with its meeting open and everybody's name taken.
  public List<Place> prepare(int rooms, int members, int raiders) throws IOException, InterruptedException {
    var places = new ArrayList<Place>();
    for (int room = 0; room < rooms; room++) {
      var made = post("/api/rooms",
          Map.of("name", "Evening " + (room + 1), "purpose", "To see what the server can do.",
              "kind", "PEER_SUPPORT", "guidelines", "Speak of yourself.", "capacity",
              Math.min(1_000, members + raiders + 1),
              "slowSeconds", 0, "staff", Map.of()));
      var meeting = post("/api/rooms/" + made.get("id").stringValue() + "/meetings",
          Map.of("startsAt", System.currentTimeMillis(), "minutes", 60)).get("id").stringValue();
      post("/api/meetings/" + meeting + "/open", Map.of());
      places.add(new Place(made.get("invite").stringValue(), meeting, new ArrayList<>(), new ArrayList<>()));
    }
    takeNames(places, members, raiders);
    return places;
  }

  private void takeNames(List<Place> places, int members, int raiders)
      throws IOException, InterruptedException {
    var each = members + raiders;
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      var addresses = (places.size() * each + NAMES_OF_ONE_ADDRESS - 1) / NAMES_OF_ONE_ADDRESS;
      var tokens = new String[places.size() * each];
      List<Future<?>> done = new ArrayList<>();
      for (int address = 0; address < addresses; address++) {
        var first = address * NAMES_OF_ONE_ADDRESS;
        var own = InetAddress.getByName("127.0.1." + (address + 1));
        done.add(workers.submit(() -> {
          try (var door = HttpClient.newBuilder().localAddress(own).build()) {
            for (int i = first; i < Math.min(first + NAMES_OF_ONE_ADDRESS, tokens.length); i++) {
              tokens[i] = takeName(door, places.get(i / each), "Guest " + (i % each + 1));
            }
          }
          return null;
        }));
      }
      for (var each1 : done) {
        each1.get();
      }
      IntStream.range(0, tokens.length).forEach(i -> {
        var place = places.get(i / each);
        (i % each < members ? place.members() : place.raiders()).add(tokens[i]);
      });
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new IOException("a name could not be taken: " + failed.getCause().getMessage(),
          failed.getCause());
    }
  }

  private String takeName(HttpClient door, Place place, String name)
      throws IOException, InterruptedException {
    return call(door, HttpRequest.newBuilder(base.resolve("/api/join/" + place.invite()))
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("name", name, "agreed", 1)))))
        .get("token").stringValue();
  }

  /// A ticket, good once and for 30 seconds.
  public String ticket(Place place, String token) throws IOException, InterruptedException {
    return call(http, HttpRequest.newBuilder(base.resolve("/api/join/" + place.invite() + "/ticket"))
        .header("authorization", "Bearer " + token).POST(BodyPublishers.noBody())).get("ticket")
        .stringValue();
  }

  public void closeMeeting(Place place) throws IOException, InterruptedException {
    post("/api/meetings/" + place.meeting() + "/close", Map.of());
  }

  private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return call(http, HttpRequest.newBuilder(base.resolve(path)).header("cookie", cookie)
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private JsonNode call(HttpClient by, HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = by.send(request.header("content-type", "application/json").build(),
        HttpResponse.BodyHandlers.ofString());
    response.headers().firstValue("set-cookie").filter(c -> c.startsWith("hearth_staff"))
        .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
    if (response.statusCode() >= 300) {
      throw new IOException(
          "the server answered " + response.statusCode() + " to " + response.uri().getPath() + ": "
              + response.body());
    }
    return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
