package hearth.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hearth.loadtest.VirtualMember;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand.Mute;
import hearth.protocol.CloseCode;
import hearth.protocol.Limits;
import hearth.protocol.RefusalCode;
import hearth.server.testing.House;
import hearth.server.testing.ScriptedModerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// What people with bad intentions, and clients with bad luck, send. Each gets a clear refusal or a close with the
/// right code, and nothing of our insides.
class HostileInputTest {
  @TempDir
  static Path folder;
  private static House house;
  private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

  @BeforeAll
  static void open() throws Exception {
    var filter = new ThresholdFilter();
    filter.setLevel("WARN");
    filter.start();
    LOGGED.addFilter(filter);
    LOGGED.start();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOGGED);
    house = House.scripted(folder, List.of(new ScriptedModerator()), "--http.ping-seconds=1",
        "--http.silence-seconds=3", "--http.first-frame-seconds=2", "--http.queue-bytes=65536")
        .meets("Tuesday", 30);
  }

  /// Nobody outside can make us fill a log.
  @AfterAll
  static void close() {
    house.close();
    assertThat(LOGGED.list).extracting(Object::toString).isEmpty();
  }

  private static RawSocket socket() throws IOException {
    return new RawSocket(house.server.port());
  }

  private static void assertGivesNothingAway(String said) {
    assertThat(said).doesNotContain("Exception", "hearth.", "java.", "netty", "jackson", "\tat ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{                                                    | 0 | MALFORMED",
      "[]                                                   | 0 | MALFORMED",
      "null                                                 | 0 | MALFORMED",
      "\"enter\"                                            | 0 | MALFORMED",
      "{\"t\":\"ping\"}                                     | 0 | BAD_VALUE",
      "{\"t\":\"ping\",\"ref\":0}                           | 0 | BAD_VALUE",
      "{\"t\":\"ping\",\"ref\":1.5}                         | 0 | BAD_VALUE",
      "{\"t\":\"ping\",\"ref\":99999999999999999999}        | 0 | BAD_VALUE",
      "{\"t\":\"ping\",\"ref\":1,\"ref\":2}                 | 0 | MALFORMED",
      "{\"t\":\"ping\",\"ref\":1} {}                        | 0 | MALFORMED",
      "{\"t\":\"fly\",\"ref\":7}                            | 7 | UNKNOWN_COMMAND",
      "{\"t\":7,\"ref\":7}                                  | 7 | UNKNOWN_COMMAND",
      "{\"ref\":7}                                          | 7 | UNKNOWN_COMMAND",
      "{\"t\":\"said\",\"ref\":7}                           | 7 | UNKNOWN_COMMAND",
      "{\"t\":\"say\",\"ref\":7,\"id\":\"a\",\"text\":\"\"} | 7 | EMPTY",
      "{\"t\":\"say\",\"ref\":7,\"id\":\"a b\",\"text\":\"x\"} | 7 | BAD_VALUE",
      "{\"t\":\"say\",\"ref\":7,\"id\":\"a\"}               | 7 | BAD_VALUE",
      "{\"t\":\"say\",\"ref\":7,\"id\":\"a\",\"text\":{}}   | 7 | BAD_VALUE",
      "{\"t\":\"mute\",\"ref\":7,\"member\":\"a\",\"seconds\":-1} | 7 | BAD_VALUE",
      "{\"t\":\"mute\",\"ref\":7,\"member\":\"a\",\"seconds\":1e9} | 7 | BAD_VALUE",
      "{\"t\":\"say\",\"ref\":7,\"id\":\"a\",\"text\":\"x\"} | 7 | NOT_ENTERED",
      "{\"t\":\"enter\",\"ref\":7,\"ticket\":\"forged\",\"after\":0} | 7 | TICKET_INVALID",
  })
  void what_is_not_well_made_is_refused(String text, long ref, RefusalCode code) throws IOException {
    try (var socket = socket().upgraded()) {
      socket.text(text);
      var said = socket.read().orElseThrow().text();
      assertThat(said).contains("\"t\":\"refused\"", "\"ref\":" + ref + ",", "\"name\":\"" + code + "\"");
      assertGivesNothingAway(said);
    }
  }

  @Test
  void deep_json_and_long_words_are_refused() throws IOException {
    try (var socket = socket().upgraded()) {
      socket.text("{\"t\":\"ping\",\"ref\":1,\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
      assertThat(socket.read().orElseThrow().text()).contains("MALFORMED");
      socket.text("{\"t\":\"say\",\"ref\":2,\"id\":\"a\",\"text\":\"" + "x".repeat(2_001) + "\"}");
      assertThat(socket.read().orElseThrow().text()).contains("TOO_LONG");
      socket.text("{\"t\":\"ping\",\"ref\":3}");
      assertThat(socket.read().orElseThrow().text()).contains("pong");
    }
  }

  @Test
  void a_command_in_fragments_is_one_command() throws IOException {
    try (var socket = socket().upgraded()) {
      socket.frame(false, RawSocket.TEXT, "{\"t\":\"pi".getBytes(StandardCharsets.UTF_8));
      socket.frame(true, 9, new byte[0]); // a ping between fragments is legal
      socket.frame(false, 0, "ng\",".getBytes(StandardCharsets.UTF_8));
      socket.frame(true, 0, "\"ref\":5}".getBytes(StandardCharsets.UTF_8));
      assertThat(socket.read().orElseThrow().opcode()).isEqualTo(10);
      assertThat(socket.read().orElseThrow().text()).contains("pong", "5");
    }
  }

  @Test
  void frames_beyond_the_limit_end_the_connection() throws IOException {
    try (var socket = socket().upgraded()) {
      socket.frame(true, RawSocket.TEXT, new byte[Limits.FRAME_BYTES + 1]);
      assertThat(socket.readClose()).contains(1009);
    }
    try (var socket = socket().upgraded()) {
      var part = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
      socket.frame(false, RawSocket.TEXT, part);
      for (int i = 0; i < 4; i++) {
        socket.frame(false, 0, part);
      }
      assertThat(socket.readClose()).contains(1009);
    }
  }

  @Test
  void bytes_that_are_no_text_end_the_connection() throws IOException {
    try (var socket = socket().upgraded()) {
      socket.frame(true, RawSocket.BINARY, new byte[]{1, 2, 3});
      assertThat(socket.readClose()).contains(CloseCode.NOT_TEXT.number());
    }
    try (var socket = socket().upgraded()) {
      socket.frame(true, RawSocket.TEXT, new byte[]{(byte) 0xC3, 0x28});
      assertThat(socket.readClose()).contains(1007);
    }
    try (var socket = socket().upgraded()) {
      socket.send((byte) 0x81, (byte) 0x01, (byte) 'x'); // not masked
      assertThat(socket.readClose()).contains(1002);
    }
  }

  @Test
  void whoever_sends_only_rubbish_is_sent_away() throws IOException {
    try (var socket = socket().upgraded()) {
      for (int i = 0; i < 60; i++) {
        socket.text("rubbish");
      }
      assertThat(socket.readClose()).contains(CloseCode.MALFORMED.number());
    }
    try (var socket = socket().upgraded()) {
      for (int i = 0; i < 200; i++) {
        socket.text("{\"t\":\"ping\",\"ref\":1}");
      }
      assertThat(socket.readClose()).contains(CloseCode.FLOOD.number());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Sec-WebSocket-Protocol: hearth.v1;Origin: https://evil.example | 403",
      "Sec-WebSocket-Protocol: hearth.v1;Origin: null                 | 403",
      "Sec-WebSocket-Protocol: hearth.v1;Origin: http://localhost     | 101",
      "Sec-WebSocket-Protocol: hearth.v99                             | 400",
      "X-Nothing: here                                                | 400",
  })
  void only_our_pages_in_our_version_connect(String headers, int status) throws IOException {
    try (var socket = socket()) {
      var answer = socket.handshake(headers.strip().replace(";", "\r\n") + "\r\n");
      assertThat(answer).startsWith("HTTP/1.1 " + status);
      assertGivesNothingAway(answer.replaceAll("(?i)sec-websocket-protocol: hearth.v1", ""));
    }
  }

  @Test
  void a_form_from_another_site_changes_nothing() throws IOException {
    try (var socket = socket()) {
      socket.send(
          "POST /api/sign-out HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nContent-Length: 0\r\n\r\n");
      assertThat(socket.head()).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void bad_http_is_answered_and_ended() throws IOException {
    for (var request : List.of("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nA: " + "x".repeat(20_000) + "\r\n\r\n",
        "POST /api/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n")) {
      try (var socket = socket()) {
        socket.send(request);
        var head = socket.head();
        assertThat(head).containsPattern("^HTTP/1.1 4\\d\\d");
        assertGivesNothingAway(head);
      }
    }
    for (var path : List.of("/../pom.xml", "/%2e%2e/pom.xml", "/api/none",
        "/web/../hearth/version.properties",
        "/_static/../../hearth/server/Main.class", "/%zz")) {
      try (var socket = socket()) {
        socket.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(socket.head()).as(path).doesNotContain("application/octet-stream")
            .containsPattern("^HTTP/1.1 (404|200)");
      }
    }
  }

  @Test
  void a_ticket_is_good_once_and_not_for_long() throws Exception {
    var late = house.fay.ticket(house.meeting());
    house.pass(Duration.ofSeconds(31));
    var good = house.fay.ticket(house.meeting());
    try (var first = socket().upgraded(); var second = socket().upgraded(); var third = socket().upgraded()) {
      first.text("{\"t\":\"enter\",\"ref\":1,\"after\":0,\"ticket\":\"" + late + "\"}");
      assertThat(first.read().orElseThrow().text()).contains("TICKET_INVALID");
      assertThat(first.readClose()).contains(CloseCode.NO_TICKET.number());
      second.text("{\"t\":\"enter\",\"ref\":1,\"after\":0,\"ticket\":\"" + good + "\"}");
      assertThat(second.read().orElseThrow().text()).contains("\"t\":\"entered\"");
      third.text("{\"t\":\"enter\",\"ref\":1,\"after\":0,\"ticket\":\"" + good + "\"}");
      assertThat(third.read().orElseThrow().text()).contains("TICKET_INVALID");
    }
  }

  @Test
  void nobody_makes_themselves_staff() throws Exception {
    var ana = house.member("Ana");
    var entered = (Answer.Entered) ana.enter();
    ana.wire().send("{\"t\":\"close\",\"ref\":900,\"role\":\"FACILITATOR\",\"by\":\"fay\"}");
    var answer = ana.wire().ask(ref -> new Mute(ref, entered.you(), 60, null)).join();
    assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class,
        refused -> assertThat(refused.name()).isEqualTo("NOT_PERMITTED"));
    assertThat(ana.heard().rest()).anySatisfy(message -> assertThat(message)
        .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.ref()).isEqualTo(900)));
    ana.wire().cut();
  }

  @Test
  void one_byte_a_second_does_not_keep_us() throws Exception {
    try (var silent = socket().upgraded(); var trickle = socket().upgraded(); var http = socket()) {
      assertThat(silent.readClose()).as("no ticket").contains(CloseCode.NO_TICKET.number());
      var frame = RawSocket.frameBytes(true, RawSocket.TEXT, new byte[200]);
      assertThat(endsWhile(trickle, frame)).as("a frame").isLessThan(10);
      assertThat(endsWhile(http,
          "GET / HTTP/1.1\r\nHost: localhost and so on and so forth".getBytes(StandardCharsets.UTF_8)))
          .as("a request").isLessThan(25);
    }
  }

  @Test
  void whoever_answers_pings_is_kept_and_whoever_does_not_is_not() throws Exception {
    try (var quiet = socket().upgraded(); var dead = socket().upgraded()) {
      for (var socket : List.of(quiet, dead)) {
        socket.text("{\"t\":\"enter\",\"ref\":1,\"after\":0,\"ticket\":\""
            + (socket == quiet ? house.mo : house.fay).ticket(house.meeting()) + "\"}");
      }
      var kept = CompletableFuture.supplyAsync(() -> quiet.readSlowly(1_000_000));
      assertThat(dead.readClose()).contains(CloseCode.SILENT.number());
      assertThat(kept).isNotDone();
    }
  }

  /// Browsers report a close only when the connection itself has ended.
  @Test
  void a_goodbye_that_is_answered_ends_the_connection_at_once() throws Exception {
    try (var socket = socket().upgraded()) {
      socket.frame(true, RawSocket.BINARY, new byte[]{1});
      assertThat(socket.readClose()).contains(CloseCode.NOT_TEXT.number());
      var began = System.nanoTime();
      socket.frame(true, RawSocket.CLOSE, new byte[]{(byte) (4508 >> 8), (byte) 4508});
      assertThat(socket.read()).as("no second goodbye").isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }
  }

  /// Sends a byte every half second; how many seconds until the server has hung up.
  private static int endsWhile(RawSocket socket, byte[] bytes) throws InterruptedException {
    for (int i = 0; i < bytes.length; i++) {
      try {
        socket.send(bytes[i]);
      } catch (IOException hungUp) {
        return i / 2;
      }
      Thread.sleep(500);
    }
    return Integer.MAX_VALUE;
  }

  @Test
  void whoever_reads_too_slowly_is_told_to_come_back_and_delays_nobody() throws Exception {
    var talkers = new ArrayList<VirtualMember>();
    for (int i = 0; i < 8; i++) {
      var talker = house.member("Talker " + i);
      talker.enter();
      talkers.add(talker);
    }
    try (var slow = new RawSocket(house.server.port(), 65_536).upgraded()) {
      slow.text(
          "{\"t\":\"enter\",\"ref\":1,\"after\":0,\"ticket\":\"" + house.mo.ticket(house.meeting()) + "\"}");
      var code = CompletableFuture.supplyAsync(() -> slow.readSlowly(150_000));
      var words = "\uD83D\uDD25".repeat(1_900);
      for (int i = 0; i < 200 && !code.isDone(); i++) {
        for (var talker : talkers.subList(1, talkers.size())) {
          talker.say(words);
        }
        assertThat(talkers.getFirst().say(words).get(2, TimeUnit.SECONDS)).isInstanceOf(Answer.Done.class);
        Thread.sleep(110);
      }
      assertThat(code.get(20, TimeUnit.SECONDS)).contains(CloseCode.SLOW.number());
    }
    talkers.forEach(talker -> assertThat(talker.heard().faults()).isEmpty());
    talkers.forEach(talker -> talker.wire().cut());
  }

  @Test
  void floods_leave_no_memory_behind() throws Exception {
    flood(300);
    var before = used();
    flood(1_500);
    var after = used();
    System.out.println("Hostile flood: " + before / 1024 + " KiB before, " + after / 1024 + " KiB after");
    assertThat(after - before).isLessThan(12L << 20);
  }

  private static void flood(int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      try (var socket = socket().upgraded()) {
        socket.text("{\"t\":\"enter\",\"ref\":1,\"after\":0,\"ticket\":\"guess" + i + "\"}");
        socket.frame(false, RawSocket.TEXT, new byte[20_000]);
        if (i % 3 == 0) {
          socket.readClose();
        }
      }
    }
  }

  private static long used() throws InterruptedException {
    Thread.sleep(6_000); // the goodbye's patience
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
