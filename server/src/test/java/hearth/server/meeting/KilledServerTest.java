package hearth.server.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.loadtest.Door;
import hearth.loadtest.VirtualMember;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand.History;
import hearth.protocol.MessageId;
import hearth.protocol.RoomEvent;
import hearth.server.testing.Desk;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the server twenty times while twelve people talk. Each sends again, under the same id, what was not
/// acknowledged, as the browser does. Afterwards every acknowledged message is there, at the number that it was
/// acknowledged with, once, and every author's messages are in the order in which she sent them.
class KilledServerTest {
  private static final int KILLS = 20;
  private static final int MEMBERS = 12;

  @TempDir
  Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process server;

  @AfterEach
  void stop() {
    server.destroyForcibly();
    http.shutdownNow();
  }

  @Test
  void nothing_that_was_acknowledged_is_lost_or_doubled() throws Exception {
    var port = freePort();
    var base = URI.create("http://localhost:" + port);
    var link = start(port);
    var fay = new Desk(http, base);
    fay.welcome(link, "fay", "Fay");
    var room = fay.room("Tuesday", Map.of());
    var meeting = fay.plan(room.get("id").stringValue(), System.currentTimeMillis());
    assertThat(fay.open(meeting).status()).isEqualTo(204);

    var authors = new ArrayList<Author>();
    for (int i = 0; i < MEMBERS; i++) {
      authors.add(new Author("Guest " + i, new Door(base, room.get("invite").stringValue(), http), http));
    }
    var random = new Random(1);
    for (int kill = 0; kill <= KILLS; kill++) {
      for (var author : authors) {
        author.comeBack();
      }
      var until = System.nanoTime() + Duration.ofMillis(250 + random.nextInt(500)).toNanos();
      var last = until + Duration.ofSeconds(30).toNanos(); // what is not answered by then never will be
      while (System.nanoTime() < until
          || kill == KILLS && System.nanoTime() < last && authors.stream().anyMatch(Author::isWaiting)) {
        for (var author : authors) {
          author.speak(System.nanoTime() < until);
        }
        Thread.sleep(8);
      }
      if (kill < KILLS) {
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        start(port);
      }
    }

    var acknowledged = authors.stream().mapToInt(author -> author.acknowledged.size()).sum();
    var staff = new VirtualMember(http, URI.create("ws://localhost:" + port + "/ws"),
        () -> fay.ticket(meeting));
    staff.enter();
    var stored = everything(staff);
    System.out.println("Killed " + KILLS + " times: " + acknowledged + " messages acknowledged, "
        + stored.size() + " stored");
    assertThat(authors).noneMatch(Author::isWaiting);
    assertThat(acknowledged).isGreaterThan(200);
    assertThat(stored).extracting(RoomEvent.Said::seq).isSorted().doesNotHaveDuplicates();
    assertThat(stored).extracting(line -> line.member() + " " + line.id()).doesNotHaveDuplicates();
    var bySeq = new HashMap<Long, MessageId>();
    stored.forEach(line -> bySeq.put(line.seq(), line.id()));
    for (var author : authors) {
      assertThat(author.acknowledged.entrySet())
          .allSatisfy(entry -> assertThat(bySeq.get(entry.getValue())).isEqualTo(entry.getKey()));
      assertThat(stored.stream().filter(line -> line.name().value().equals(author.name))
          .map(line -> Integer.parseInt(line.text().value().substring(5)))).isSorted();
      Awaitility.await().untilAsserted(
          () -> assertThat(author.member.heard().seq()).isGreaterThanOrEqualTo(stored.getLast().seq()));
      assertThat(author.member.heard().faults()).isEmpty();
      assertThat(author.member.heard().lines()).extracting(RoomEvent.Said::seq).isSubsetOf(bySeq.keySet());
    }
  }

  /// Its models are still on their way into memory.
  @Test
  void a_server_stopped_as_soon_as_it_is_there_ends_with_zero() throws Exception {
    start(0);
    server.destroy();
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
  }

  private List<RoomEvent.Said> everything(VirtualMember staff) {
    var all = new ArrayDeque<RoomEvent.Said>();
    Answer.Lines page;
    do {
      var before = all.isEmpty() ? Long.MAX_VALUE >> 11 : all.getFirst().seq();
      page = (Answer.Lines) staff.wire().ask(ref -> new History(ref, before)).join();
      page.lines().reversed().forEach(all::addFirst);
    } while (page.more());
    return List.copyOf(all);
  }

  /// @return the link for the first sign-in, if the server gave one
  private String start(int port) throws IOException {
    server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        "hearth.server.Main",
        "--http.port=" + port, "--ops.port=0", "--store.folder=" + folder).redirectErrorStream(true).start();
    var link = "";
    var out = server.inputReader();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("Sign in")) {
        link = line.strip().substring("Sign in".length()).strip();
      }
      if (line.contains("Stop  ")) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {})); // so that it never waits for a reader
        return link;
      }
    }
    throw new IllegalStateException("the server did not start");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Sends numbered lines, at most four of them unacknowledged; after a reconnect, those again in order.
  private static final class Author {
    private record Line(MessageId id, String text) {}

    private final String name;
    private final VirtualMember member;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private final Map<MessageId, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<MessageId> turnedDown = ConcurrentHashMap.newKeySet();
    private int count;
    private long lastSpoke;

    Author(String name, Door door, HttpClient http) throws Exception {
      this.name = name;
      this.member = VirtualMember.at(door, name, http);
    }

    void comeBack() throws Exception {
      assertThat(member.enter()).isInstanceOf(Answer.Entered.class);
      List.copyOf(waiting).forEach(this::send);
    }

    boolean isWaiting() {
      waiting.removeIf(line -> acknowledged.containsKey(line.id()) || turnedDown.contains(line.id()));
      return !waiting.isEmpty();
    }

    void speak(boolean more) {
      isWaiting();
      if (more && waiting.size() < 4 && System.nanoTime() - lastSpoke > 110_000_000) { // within the server's pace
        lastSpoke = System.nanoTime();
        var line = new Line(new MessageId(name.replace(' ', '-') + "-" + ++count), "page " + count);
        waiting.add(line);
        send(line);
      }
    }

    private void send(Line line) {
      member.say(line.id(), line.text()).thenAccept(answer -> {
        if (answer instanceof Answer.Done done) {
          acknowledged.put(line.id(), done.seq());
        } else if (answer instanceof Answer.Warned warned) {
          acknowledged.put(line.id(), warned.seq());
        } else {
          turnedDown.add(line.id()); // by the review, or for its pace: not promised, so nothing to lose
        }
      });
    }
  }
}
