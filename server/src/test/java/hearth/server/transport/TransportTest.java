package hearth.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.protocol.Answer;
import hearth.protocol.CloseCode;
import hearth.server.Server;
import hearth.server.testing.House;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @EnumSource(Transport.class)
  void people_talk_over_every_transport_that_the_machine_has(Transport transport) throws Exception {
    assumeTrue(transport.isAvailable());
    try (var house = House
        .asShipped(folder, "--http.transport=" + transport.name().toLowerCase(java.util.Locale.ROOT))
        .meets("Tuesday", 30)) {
      var ana = house.member("Ana");
      var ben = house.member("Ben");
      ana.enter();
      ben.enter();
      assertThat(ana.say("hello").join()).isInstanceOf(Answer.Done.class);
      await().untilAsserted(() -> assertThat(ben.heard().lines()).hasSize(1));
    }
  }

  @Test
  void a_stop_tells_everybody_to_come_back_and_a_start_finds_everything_where_it_was() throws Exception {
    var house = House.asShipped(folder).meets("Tuesday", 30);
    var ana = house.member("Ana");
    ana.enter();
    ana.say("before the stop").join();
    house.server.close();
    assertThat(ana.wire().closed().get(5, TimeUnit.SECONDS)).isEqualTo(CloseCode.DRAINING.number());
    try (var again = House.start(folder, Server.Outside.real())) {
      assertThat(again.firstSignIn()).as("there is an account already").isEmpty();
      var rooms = house.http.send(HttpRequest
          .newBuilder(URI.create("http://localhost:" + again.port() + "/api/join/" + house.invite()))
          .build(),
          HttpResponse.BodyHandlers.ofString()).body();
      assertThat(rooms).contains("\"OPEN\"");
    }
    house.http.shutdownNow();
  }

  @Test
  void a_moderator_that_never_answers_does_not_keep_the_server_from_stopping() throws Exception {
    var asked = new CountDownLatch(1);
    Moderator never = new Moderator() {
      @Override
      public String name() {
        return "never";
      }

      @Override
      public List<Finding> review(Draft draft, ReviewContext context) {
        if (!draft.text().value().equals("hello")) {
          return List.of(); // a name, at the door
        }
        asked.countDown();
        while (true) {
          Thread.interrupted(); // takes no hint
          LockSupport.park();
        }
      }
    };
    var house = House.scripted(folder, List.of(never), "--review.deadline-ms=30000").meets("Tuesday", 30);
    var ana = house.member("Ana");
    ana.enter();
    var answer = ana.say("hello");
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    var stopped = CompletableFuture.runAsync(house.server::close);
    assertThat(stopped).succeedsWithin(Duration.ofSeconds(15));
    assertThat(answer.handle((said, _) -> said).get(1, TimeUnit.SECONDS)).isNotInstanceOf(Answer.Done.class);
    house.http.shutdownNow();
  }

  @Test
  void connections_beyond_the_limit_are_hung_up_on_and_those_within_are_served() throws Exception {
    try (var house = House.asShipped(folder, "--http.connections=12").meets("Tuesday", 30)) {
      var sockets = new ArrayList<RawSocket>();
      for (int i = 0; i < 30; i++) {
        sockets.add(new RawSocket(house.server.port()));
      }
      var refused = sockets.stream().filter(TransportTest::isHungUp).count();
      assertThat(refused).isBetween(18L, 29L);
      for (var socket : sockets) {
        socket.close();
      }
      await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
        try (var socket = new RawSocket(house.server.port())) {
          socket.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
          assertThat(socket.head()).startsWith("HTTP/1.1 200");
        }
      });
    }
  }

  private static boolean isHungUp(RawSocket socket) {
    try {
      socket.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return socket.head().isEmpty();
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void the_best_transport_is_one_that_the_machine_has() {
    assertThat(Transport.best()).isIn(List.of(Transport.values()));
    assertThat(Transport.best().isAvailable()).isTrue();
  }
}
