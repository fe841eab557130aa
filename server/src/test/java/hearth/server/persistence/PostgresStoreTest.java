package hearth.server.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
    var name = "hearth_" + System.nanoTime() + "_" + ++databases;
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var create = connection.createStatement()) {
      create.execute("CREATE DATABASE " + name);
    }
    return Database.postgres(postgres.getJdbcUrl("postgres", name), null, null);
  }
}
