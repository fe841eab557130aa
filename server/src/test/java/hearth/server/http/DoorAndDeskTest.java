package hearth.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.protocol.ReasonText;
import hearth.protocol.ClientCommand.Overturn;
import hearth.protocol.ClientCommand.Appeal;
import hearth.loadtest.VirtualMember;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand.Ban;
import hearth.protocol.MemberId;
import hearth.server.testing.Desk;
import hearth.server.testing.House;
import hearth.server.testing.ScriptedModerator;
import java.util.HashMap;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What staff do at their desk and members at the door, with good input and bad.
class DoorAndDeskTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir
  Path folder;
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = House.scripted(folder, List.of(new ScriptedModerator())).meets("Tuesday", 30);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /// A browser of its own, with its own cookies.
  private final class Guest {
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String token = "";
    private int status;

    JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
      var response = http.send(
          HttpRequest.newBuilder(URI.create(house.base + "/api/join/" + house.invite() + path))
              .header("authorization", "Bearer " + token)
              .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
          HttpResponse.BodyHandlers.ofString());
      status = response.statusCode();
      return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    JsonNode join(String name, int agreed) throws IOException, InterruptedException {
      var joined = call("POST", "", "{\"name\":\"" + name + "\",\"agreed\":" + agreed + "}");
      token = joined.has("token") ? joined.get("token").stringValue() : token;
      return joined;
    }
  }

  private static List<String> wrong(JsonNode problem) {
    return problem.get("fields").valueStream().map(field -> field.get("name").stringValue()).toList();
  }

  @Test
  void a_link_works_once_and_signing_in_takes_the_right_password() {
    var link = house.fay.invite();
    var cleo = new Desk(house.http, house.base);
    cleo.welcome(link, "cleo", "Cleo");
    assertThat(cleo.get("/api/me").body().get("signedIn").booleanValue()).isTrue();
    var again = new Desk(house.http, house.base).post("/api/welcome",
        Map.of("token", link.substring(1), "login", "dora",
            "name", "Dora", "password", "a long password"));
    assertThat(again.status()).isEqualTo(410);
    var signIn = new Desk(house.http, house.base);
    assertThat(signIn.post("/api/sign-in", Map.of("login", "cleo", "password", "wrong")).status())
        .isEqualTo(401);
    assertThat(signIn.post("/api/sign-in", Map.of("login", "nobody", "password", "wrong")).text("code"))
        .isEqualTo("WRONG_PASSWORD");
    var cookie = signIn.post("/api/sign-in", Map.of("login", "Cleo", "password", "a long password"))
        .response().headers()
        .firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
    assertThat(signIn.get("/api/rooms").status()).isEqualTo(200);
    signIn.post("/api/sign-out", Map.of());
    assertThat(signIn.get("/api/rooms").status()).isEqualTo(401);
  }

  @Test
  void guessing_passwords_is_slowed() {
    var guess = new Desk(house.http, house.base);
    var statuses = IntStream.range(0, 12)
        .mapToObj(i -> guess.post("/api/sign-in", Map.of("login", "fay", "password", "guess " + i)).status())
        .toList();
    assertThat(statuses).contains(401).endsWith(429);
  }

  @Test
  void all_that_is_wrong_with_a_form_is_told_at_once() {
    var problem = house.fay.post("/api/rooms",
        Map.of("name", "", "purpose", "p", "kind", "CHESS", "capacity", 1,
            "slowSeconds", "many", "staff", Map.of("nobody", "MODERATOR")));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(wrong(problem.body())).containsExactlyInAnyOrder("guidelines", "name", "kind", "capacity",
        "slowSeconds",
        "staff");
    assertThat(house.fay.post("/api/rooms", List.of(1)).status()).isEqualTo(400);
  }

  @Test
  void moderators_hold_the_room_but_do_not_open_it_and_strangers_see_nothing() {
    var dora = new Desk(house.http, house.base);
    dora.welcome(house.fay.invite(), "dora", "Dora");
    assertThat(house.mo.post("/api/meetings/" + house.meeting() + "/close", Map.of()).status())
        .isEqualTo(403);
    assertThat(dora.post("/api/meetings/" + house.meeting() + "/ticket", Map.of()).status()).isEqualTo(404);
    assertThat(dora.get("/api/rooms").body().get("rooms")).isEmpty();
    assertThat(dora.post("/api/staff/links", Map.of("standing", "STAFF")).status()).isEqualTo(403);
    assertThat(new Desk(house.http, house.base).get("/api/rooms").status()).isEqualTo(401);
    assertThat(house.mo.post("/api/meetings/" + house.meeting() + "/ticket", Map.of()).status())
        .isEqualTo(200);
  }

  @Test
  void one_meeting_of_a_room_at_a_time() {
    var rooms = house.fay.get("/api/rooms").body().get("rooms");
    var room = rooms.get(0).get("id").stringValue();
    var second = house.fay.plan(room, house.clock().instant().toEpochMilli());
    assertThat(house.fay.open(second).text("code")).isEqualTo("ANOTHER_IS_OPEN");
    assertThat(house.fay.open(house.meeting()).status()).as("again").isEqualTo(204);
    assertThat(house.fay.post("/api/meetings/" + house.meeting() + "/close", Map.of()).status())
        .isEqualTo(204);
    assertThat(house.fay.open(second).status()).isEqualTo(204);
    house.fay.post("/api/meetings/" + second + "/close", Map.of());
    assertThat(house.fay.open(house.meeting()).text("code")).isEqualTo("MEETING_CLOSED");
  }

  @Test
  void names_are_looked_at_and_guidelines_have_to_be_accepted_as_they_are() throws Exception {
    var ana = new Guest();
    assertThat(wrong(ana.join("", 0))).containsExactly("name", "agreed");
    assertThat(wrong(ana.join("F A Y", 1))).containsExactly("name");
    assertThat(wrong(ana.join("Slow Ana", 1))).as("nobody looked in time").containsExactly("name");
    ana.join("Ana", 1);
    assertThat(ana.status).isEqualTo(200);
    ana.call("POST", "/ticket", "");
    assertThat(ana.status).isEqualTo(200);

    var room = house.fay.get("/api/rooms").body().get("rooms").get(0);
    house.fay.put("/api/rooms/" + room.get("id").stringValue(),
        Map.of("name", "Tuesday", "purpose", "p", "kind", "FAMILY",
            "guidelines", "New ones.", "capacity", 30, "slowSeconds", 0, "staff", Map.of()));
    assertThat(ana.call("POST", "/ticket", "").get("code").stringValue()).isEqualTo("AGREE_AGAIN");
    assertThat(wrong(ana.call("POST", "/agree", "{\"agreed\":1}"))).containsExactly("agreed");
    ana.call("POST", "/agree", "{\"agreed\":2}");
    ana.call("POST", "/ticket", "");
    assertThat(ana.status).isEqualTo(200);
    assertThat(new Guest().call("POST", "/ticket", "").get("code").stringValue()).isEqualTo("JOIN_FIRST");
  }

  private Desk.Said describe(Map<String, Object> more) {
    var room = house.fay.get("/api/rooms").body().get("rooms").get(0);
    var body = new HashMap<String, Object>(Map.of("name", "Tuesday", "purpose", "p", "kind", "FAMILY",
        "guidelines", "Speak of yourself.", "capacity", 30, "slowSeconds", 0, "staff", Map.of()));
    body.putAll(more);
    return house.fay.put("/api/rooms/" + room.get("id").stringValue(), body);
  }

  @Test
  void a_room_is_stricter_or_milder_from_the_next_message_on_and_a_trial_changes_nothing() throws Exception {
    var ana = house.member("Ana");
    ana.enter();
    assertThat(ana.say("warn me").join()).isInstanceOf(Answer.Warned.class);
    assertThat(describe(Map.of("policy", Map.of("trigger_detail", "hold"))).status()).isEqualTo(200);
    assertThat(ana.say("warn me again").join()).isInstanceOf(Answer.Held.class);

    var tried = describe(Map.of("policy", Map.of(), "trial", Map.of("trigger_detail", "refuse")));
    assertThat(tried.body().get("tried")).isEmpty();
    assertThat(ana.say("warn me once more").join()).isInstanceOf(Answer.Warned.class);
    var room = house.fay.get("/api/rooms").body().get("rooms").get(0);
    assertThat(room.get("trial").get("trigger_detail").stringValue()).isEqualTo("refuse");
    assertThat(room.get("tried")).singleElement().satisfies(one -> {
      assertThat(one.get("was").stringValue()).isEqualTo("content_warning");
      assertThat(one.get("would").stringValue()).isEqualTo("block");
      assertThat(one.get("times").intValue()).isOne();
    });
    var wrong = describe(Map.of("policy", Map.of("hate", "allow")));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().get("fields").get(0).get("words").stringValue()).contains("cannot be milder");
    assertThat(wrong(describe(Map.of("name", "refuse me")).body())).as("the name of a room is reviewed too")
        .containsExactly("name");
  }

  @Test
  void an_overturned_verdict_becomes_a_test_case_for_those_who_hold_the_room() throws Exception {
    var ana = house.member("Ana");
    ana.enter();
    var fay = house.staff(house.fay);
    fay.enter();
    var refused = (Answer.Refused) ana.say("refuse me, but kindly").join();
    ana.wire().ask(ref -> new Appeal(ref, refused.receipt(), new ReasonText("It was meant kindly."))).join();
    fay.wire().ask(ref -> new Overturn(ref, refused.receipt(), new ReasonText("So it was."))).join();
    var room = house.fay.get("/api/rooms").body().get("rooms").get(0).get("id").stringValue();
    var row = house.fay.get("/api/rooms/" + room + "/overturned").body();
    assertThat(row.get("text").stringValue()).isEqualTo("refuse me, but kindly");
    assertThat(row.get("expected").stringValue()).isEqualTo("allow");
    assertThat(house.mo.get("/api/rooms/nowhere/overturned").status()).isEqualTo(404);
  }

  @Test
  void a_ban_holds_under_another_name_and_in_the_next_meeting_until_its_time() throws Exception {
    var ana = new Guest();
    var id = ana.join("Ana", 1).get("member").stringValue();
    enter(ana);
    var fay = house.staff(house.fay);
    fay.enter();
    assertThat(fay.wire().ask(ref -> new Ban(ref, new MemberId(id), 86_400, null)).join())
        .isInstanceOf(Answer.Done.class);
    assertThat(ana.join("Somebody else", 1).get("code").stringValue()).isEqualTo("BANNED");
    house.fay.post("/api/meetings/" + house.meeting() + "/close", Map.of());
    var room = house.fay.get("/api/rooms").body().get("rooms").get(0).get("id").stringValue();
    house.fay.open(house.fay.plan(room, house.clock().instant().toEpochMilli()));
    assertThat(enter(ana)).isInstanceOfSatisfying(Answer.Refused.class,
        refused -> assertThat(refused.name()).isEqualTo("BANNED"));
    house.pass(Duration.ofDays(1));
    assertThat(enter(ana)).isInstanceOf(Answer.Entered.class);
  }

  private Answer enter(Guest guest) throws Exception {
    return new VirtualMember(house.http, URI.create("ws://localhost:" + house.server.port() + "/ws"),
        () -> guest.call("POST", "/ticket", "").get("ticket").stringValue()).enter();
  }

  @Test
  void a_wrong_invite_leads_nowhere_and_says_so() throws Exception {
    var response = house.http.send(HttpRequest.newBuilder(house.base.resolve("/api/join/guess")).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("This link does not lead to a room");
  }

  @Test
  void health_and_metrics_are_told_and_metrics_not_to_everybody() throws Exception {
    assertThat(get("http://localhost:" + house.server.port() + "/health/ready")).contains("ready");
    assertThat(get("http://localhost:" + house.server.opsPort() + "/metrics")).contains(
        "hearth_meetings_opened_total 1.0",
        "hearth_rooms_awake 1.0");
    assertThat(get("http://localhost:" + house.server.port() + "/metrics")).doesNotContain("hearth_meetings");
  }

  @Test
  void nobody_enters_a_meeting_by_the_port_for_health() throws Exception {
    assertThat(get("http://localhost:" + house.server.port() + "/ws")).contains("WebSocket only");
    assertThat(get("http://localhost:" + house.server.opsPort() + "/ws")).contains("NOT_FOUND");
  }

  private String get(String url) throws IOException, InterruptedException {
    return house.http
        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
