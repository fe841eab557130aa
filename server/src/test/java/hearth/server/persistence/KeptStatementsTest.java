package hearth.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A statement that is used again answers as a new one would.
class KeptStatementsTest {
  @TempDir
  Path folder;
  private HikariDataSource pool;
  private final KeptStatements kept = new KeptStatements();
  private Jdbi jdbi;

  @BeforeEach
  void open() {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("kept.db"));
    config.setConnectionInitSql("PRAGMA journal_mode = WAL");
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
    jdbi = Jdbi.create(pool);
    jdbi.setStatementBuilderFactory(kept);
    jdbi.useHandle(h -> h.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, words TEXT)"));
    IntStream.rangeClosed(1, 3).forEach(id -> add(id, "line " + id));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private void add(int id, String words) {
    jdbi.useHandle(h -> h.createUpdate("INSERT INTO line (id, words) VALUES (:id, :words)").bind("id", id)
        .bind("words", words).execute());
  }

  private String words(Handle h, int id) {
    return h.createQuery("SELECT words FROM line WHERE id = :id").bind("id", id).mapTo(String.class)
        .findOne().orElse("nothing");
  }

  @Test
  void the_same_question_is_prepared_once() {
    var before = kept.idle();
    for (int id = 1; id <= 3; id++) {
      assertThat(words(id)).isEqualTo("line " + id);
    }
    assertThat(words(4)).isEqualTo("nothing");
    assertThat(kept.idle()).isEqualTo(before + 1);
  }

  private String words(int id) {
    return jdbi.withHandle(h -> words(h, id));
  }

  @Test
  void a_question_within_itself_has_its_own_answer() {
    jdbi.useHandle(h -> h.createQuery("SELECT id FROM line ORDER BY id").mapTo(Integer.class).list());
    List<String> pairs = jdbi.withHandle(h -> h.createQuery("SELECT id FROM line ORDER BY id")
        .map((row, _) -> words(h, row.getInt("id")) + " of "
            + h.createQuery("SELECT id FROM line ORDER BY id").mapTo(Integer.class).list().size())
        .list());
    assertThat(pairs).containsExactly("line 1 of 3", "line 2 of 3", "line 3 of 3");
  }

  @Test
  void what_failed_is_not_kept_and_asked_again() {
    var before = kept.idle();
    assertThatThrownBy(() -> add(1, "again")).hasMessageContaining("UNIQUE");
    assertThat(kept.idle()).isEqualTo(before - 1);
    add(5, "line 5");
    assertThat(words(5)).isEqualTo("line 5");
    assertThatThrownBy(() -> jdbi.useTransaction(h -> {
      h.execute("DELETE FROM line WHERE id = ?", 5);
      throw new IllegalStateException("thought better of it");
    })).hasMessage("thought better of it");
    assertThat(words(5)).isEqualTo("line 5");
  }

  @Test
  void a_question_that_was_not_heard_to_its_end_does_not_hold_the_log() {
    assertThat(jdbi.<String, RuntimeException>withHandle(
        h -> h.createQuery("SELECT words FROM line ORDER BY id").mapTo(String.class).findFirst().orElse("")))
        .isEqualTo("line 1");
    add(6, "line 6");
    int busy = jdbi.withHandle(
        h -> h.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").map((row, _) -> row.getInt("busy")).one());
    assertThat(busy).isZero();
  }

  @Test
  void a_connection_that_is_gone_takes_its_statements_along() {
    words(1);
    assertThat(kept.idle()).isPositive();
    pool.getHikariPoolMXBean().softEvictConnections();
    jdbi.useHandle(h -> assertThat(kept.idle()).isZero());
    assertThat(words(1)).isEqualTo("line 1");
  }

  @Test
  void a_table_that_changed_is_read_as_it_is() {
    assertThat(words(1)).isEqualTo("line 1");
    jdbi.useHandle(h -> h.execute("ALTER TABLE line ADD COLUMN note TEXT"));
    assertThat(words(1)).isEqualTo("line 1");
  }
}
