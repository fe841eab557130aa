package hearth.server.persistence;

import hearth.server.room.EventLog.StoreFailure;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Lets the appends of many rooms share one commit: while one commit is on its way to the disk, the next batch
/// gathers. One thread of its own writes; any number may wait.
final class GroupCommit implements AutoCloseable {
  /// One room's share of a commit: all of it is written or none.
  ///
  /// @param rows new rows of the log
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
  /// From one commit to the next, at least. Who comes alone does not wait; under load a commit is shared by all who came in
  /// this time, which costs them less than the half of it on average and the server a fraction of the work.
  private static final long GATHER_NANOS = 8_000_000;
  private static final int PATIENCE_SECONDS = 20;

  private final Jdbi jdbi;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile boolean closed;

  GroupCommit(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.writer = Thread.ofPlatform().name("group-commit").daemon().start(this::write);
  }

  /// Returns once the write is durable.
  ///
  /// @throws StoreFailure if it is not, or nobody can tell
  void commit(Write write) {
    var waiting = new Waiting(write, new CompletableFuture<>());
    if (closed) {
      throw new StoreFailure("the log is closed", null);
    }
    queue.add(waiting);
    try {
      waiting.done().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new StoreFailure("the log could not be written", failed.getCause());
    } catch (TimeoutException late) {
      waiting.done().cancel(false);
      throw new StoreFailure("the log did not answer for " + PATIENCE_SECONDS + " s", late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StoreFailure("interrupted while writing the log", stop);
    }
  }

  private void write() {
    var batch = new ArrayList<Waiting>();
    var last = System.nanoTime() - GATHER_NANOS;
    while (!closed || !queue.isEmpty()) {
      try {
        var first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        batch.add(first);
        LockSupport.parkNanos(last + GATHER_NANOS - System.nanoTime());
        last = System.nanoTime();
        queue.drainTo(batch, BATCH - 1);
        batch.removeIf(waiting -> waiting.done().isDone()); // whose room has given up
        if (!batch.isEmpty()) {
          commit(batch);
        }
      } catch (InterruptedException stop) {
        closed = true;
      } finally {
        batch.clear();
      }
    }
  }

  private void commit(List<Waiting> batch) {
    try {
      jdbi.useTransaction(handle -> {
        insert(handle, batch);
        batch.forEach(waiting -> waiting.write().then().accept(handle));
      });
      batch.forEach(waiting -> waiting.done().complete(null));
    } catch (SQLException | RuntimeException | Error failed) {
      if (batch.size() == 1 || isUnreachable(failed)) {
        batch.forEach(waiting -> waiting.done().completeExceptionally(failed));
      } else {
        batch.forEach(one -> commit(List.of(one))); // so that one room's trouble is nobody else's
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
