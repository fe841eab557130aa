package hearth.server.persistence;

import hearth.server.room.EventLog.StoreFailure;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Lets the appends of many rooms, and people who take a name, share one commit: while one is on its way to the disk, the next
/// batch gathers. One thread of its own writes; any number may wait.
final class GroupCommit implements AutoCloseable {
  /// One room's share of a commit: all of it is written or none.
  ///
  /// @param rows new rows of the log; none for what is no part of it
  /// @param then what else has to be true when they are there
  record Write(List<Row> rows, Consumer<Handle> then) {}

  /// @param seq null for what nobody is told
  record Row(String meeting, long position, Long seq, String kind, String body) {
    @Override
    public String toString() {
      return "Row[" + meeting + " " + position + "]"; // the body holds people's words
    }
  }

  private record Waiting(Write write, CompletableFuture<Void> done) {}

  private static final int BATCH = 1_000;
  private static final int PATIENCE_SECONDS = 20;

  private final Jdbi jdbi;
  private final LinkedBlockingQueue<List<Waiting>> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile boolean closed;

  GroupCommit(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.writer = Thread.ofPlatform().name("group-commit").daemon().start(this::write);
  }

  /// Returns once all of the writes that can be are durable.
  ///
  /// @return why each write is not, in their order; empty for one that is. A failure may also mean that nobody can tell
  List<Optional<StoreFailure>> commit(List<Write> writes) {
    var waiting = writes.stream().map(write -> new Waiting(write, new CompletableFuture<>())).toList();
    if (closed) {
      return waiting.stream().map(_ -> Optional.of(new StoreFailure("the store is closed", null))).toList();
    }
    queue.add(waiting);
    try {
      CompletableFuture.allOf(waiting.stream().map(Waiting::done).toArray(CompletableFuture[]::new))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // each of them knows
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return waiting.stream().map(GroupCommit::failure).toList();
  }

  private static Optional<StoreFailure> failure(Waiting waiting) {
    waiting.done().cancel(false); // where nobody has answered by now, nobody waits any longer
    return switch (waiting.done().state()) {
      case SUCCESS -> Optional.empty();
      case FAILED ->
        Optional.of(new StoreFailure("the store could not be written", waiting.done().exceptionNow()));
      case CANCELLED, RUNNING -> Optional.of(new StoreFailure("the store did not answer in time", null));
    };
  }

  /// The same for what is no part of a meeting's log.
  ///
  /// @throws StoreFailure where it is not durable, as far as anybody can tell
  void commit(Consumer<Handle> write) {
    commit(List.of(new Write(List.of(), write))).getFirst().ifPresent(failure -> {
      throw failure;
    });
  }

  private void write() {
    var batch = new ArrayList<Waiting>();
    while (!closed || !queue.isEmpty()) {
      try {
        for (var next = queue.poll(200, TimeUnit.MILLISECONDS); next != null; next = batch.size() < BATCH
            ? queue.poll()
            : null) {
          batch.addAll(next);
        }
        batch.removeIf(waiting -> waiting.done().isDone()); // whose room has given up
        if (!batch.isEmpty()) {
          share(batch);
        }
      } catch (InterruptedException stop) {
        closed = true;
      } finally {
        batch.clear();
      }
    }
  }

  private void share(List<Waiting> batch) {
    try {
      jdbi.useTransaction(handle -> {
        if (batch.stream().anyMatch(waiting -> !waiting.write().rows().isEmpty())) {
          insert(handle, batch);
        }
        batch.forEach(waiting -> waiting.write().then().accept(handle));
      });
      batch.forEach(waiting -> waiting.done().complete(null));
    } catch (SQLException | RuntimeException | Error failed) {
      if (batch.size() == 1 || isUnreachable(failed)) {
        batch.forEach(waiting -> waiting.done().completeExceptionally(failed));
      } else {
        batch.forEach(one -> share(List.of(one))); // so that one room's trouble is nobody else's
      }
    }
  }

  /// The one statement that every message goes through: bound by hand, prepared once for all that share the commit.
  private static void insert(Handle handle, List<Waiting> batch) throws SQLException {
    try (var insert = handle.getConnection()
        .prepareStatement(
            "INSERT INTO event (meeting_id, position, seq, kind, body) VALUES (?, ?, ?, ?, ?)")) {
      for (var waiting : batch) {
        for (var row : waiting.write().rows()) {
          insert.setString(1, row.meeting());
          insert.setLong(2, row.position());
          insert.setObject(3, row.seq(), Types.BIGINT);
          insert.setString(4, row.kind());
          insert.setString(5, row.body());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /// A store that is gone is gone for all: asking it again for each would only keep them waiting.
  private static boolean isUnreachable(Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException
          || cause instanceof SQLException sql && sql.getSQLState() != null
              && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
        return true;
      }
    }
    return false;
  }

  /// Writes what waits, then ends.
  @Override
  public void close() {
    closed = true;
    try {
      writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
