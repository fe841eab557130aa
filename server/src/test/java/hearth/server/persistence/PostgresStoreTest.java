package hearth.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearth.protocol.Answer;
import hearth.server.Server;
import hearth.server.testing.House;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same contract on a real PostgreSQL, which this test brings along and starts by itself.
class PostgresStoreTest extends StoreContract {
  private static EmbeddedPostgres postgres;
  private int databases;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  Database open() throws SQLException {
    return Database.postgres(newDatabase(), null, null);
  }

  @Test
  void a_whole_meeting_is_held_and_found_again(@TempDir Path folder) throws Exception {
    var url = newDatabase();
    try (var house = House.asShipped(folder, "--store.url=" + url).meets("Tuesday", 30)) {
      var ana = house.member("Ana");
      var ben = house.member("Ben");
      ana.enter();
      ben.enter();
      assertThat(ana.say("I used, and I am here.").join()).isInstanceOf(Answer.Done.class);
      assertThat(ben.say("call her: 087 555 0142 55").join()).isInstanceOf(Answer.Held.class);
      await().untilAsserted(() -> assertThat(ben.heard().lines()).hasSize(1));
    }
    try (var again = House.start(folder, Server.Outside.real(), "--store.url=" + url)) {
      assertThat(again.firstSignIn()).isEmpty();
    }
  }

  private String newDatabase() throws SQLException {
    var name = "hearth_" + System.nanoTime() + "_" + ++databases;
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var create = connection.createStatement()) {
      create.execute("CREATE DATABASE " + name);
    }
    return postgres.getJdbcUrl("postgres", name);
  }
}
