package hearth.server.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;

/// The connection pool and the schema, brought up to date when it is opened. Any thread but an event loop.
public final class Database implements AutoCloseable {
  /// Of 4 KiB in the write-ahead log before they go where they belong: a page at a table's end is written again and again, and each
  /// time but the last for nothing. A start after a crash reads the log, 32 MiB at most as a rule.
  private static final int CHECKPOINT_PAGES = 8_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final GroupCommit commits;

  private Database(HikariConfig config) {
    config.setPoolName("store");
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(5_000);
    pool = new HikariDataSource(config);
    try {
      Flyway.configure().dataSource(pool).loggers("slf4j").load().migrate();
    } catch (RuntimeException unmigrated) {
      pool.close();
      throw unmigrated;
    }
    jdbi = Jdbi.create(pool);
    commits = new GroupCommit(jdbi);
  }

  /// An SQLite file: write-ahead log, and every commit on the disk before it counts.
  public static Database file(Path file) {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.setBusyTimeout(5_000);
    sqlite.enforceForeignKeys(true);
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setDataSourceProperties(sqlite.toProperties());
    config.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    config.setMaximumPoolSize(4);
    var database = new Database(config);
    database.jdbi.setStatementBuilderFactory(new KeptStatements());
    return database;
  }

  /// A PostgreSQL by its JDBC URL.
  ///
  /// @param user     null where the URL says it, or nobody has to
  /// @param password null likewise
  public static Database postgres(String url, String user, String password) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    if (user != null) {
      config.setUsername(user);
    }
    if (password != null) {
      config.setPassword(password);
    }
    var properties = new Properties();
    properties.setProperty("socketTimeout", "10"); // seconds; a network that swallows packets must not hang a room
    properties.setProperty("tcpKeepAlive", "true");
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(8);
    return new Database(config);
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /// For what many write at the same moment.
  GroupCommit commits() {
    return commits;
  }

  /// Whether the store answers now.
  public boolean answers() {
    try {
      return jdbi.withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
    } catch (RuntimeException silent) {
      return false;
    }
  }

  /// Writes what waits, then ends.
  @Override
  public void close() {
    commits.close();
    pool.close();
  }
}
