package hearth.server.transport;

import hearth.protocol.CloseCode;
import hearth.server.room.Connection;
import hearth.server.room.Connection.Lane;
import hearth.server.room.Connection.Parcel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// One event loop with the connections that it serves. One sweep looks after the heartbeat of all of them, so that
/// a connection costs no timer.
final class NettyLane implements Lane {
  /// Silence after which we ask, and after which we hang up; most mobile networks cut at 60 s of silence or more.
  record Patience(Duration firstFrame, Duration ping, Duration silence) {}

  private record Task(Runnable work, Runnable otherwise) {}

  private static final int TASKS_AT_ONCE = 1_024;
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final Patience patience;
  private final Set<NettyConnection> connections = new HashSet<>();
  private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicInteger holders = new AtomicInteger();
  private final List<NettyConnection> leaving = new ArrayList<>();
  private volatile int size;

  NettyLane(EventLoop loop, Patience patience) {
    this.loop = loop;
    this.patience = patience;
    loop.scheduleAtFixedRate(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  EventLoop loop() {
    return loop;
  }

  @Override
  public void deliver(Parcel parcel, List<Connection> to) {
    var bytes = ((Frames.Shared) parcel).bytes().retain();
    execute(() -> {
      for (var connection : to) {
        ((NettyConnection) connection).write(bytes);
      }
      bytes.release();
    }, bytes::release);
  }

  /// From now on what is sent gathers. Any thread; as often, [#letGo].
  void hold() {
    holders.incrementAndGet();
  }

  /// What gathered leaves, whoever else still holds: many who hold in turn must not keep it for good.
  void letGo() {
    holders.decrementAndGet();
    if (!tasks.isEmpty()) {
      wake();
    }
  }

  /// Runs the work on the loop, in the order given. Any thread.
  ///
  /// @param otherwise instead, where the loop has ended
  void execute(Runnable work, Runnable otherwise) {
    tasks.add(new Task(work, otherwise));
    if (holders.get() == 0) {
      wake();
    }
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      try {
        loop.execute(this::work);
      } catch (RejectedExecutionException ended) {
        awake.set(false);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          task.otherwise().run();
        }
      }
    }
  }

  private void work() {
    awake.set(false);
    try {
      var task = tasks.poll();
      for (var left = TASKS_AT_ONCE; task != null; task = --left > 0 ? tasks.poll() : null) {
        task.work().run();
      }
    } finally {
      var written = List.copyOf(leaving);
      leaving.clear();
      written.forEach(NettyConnection::flush);
    }
    if (!tasks.isEmpty()) {
      wake(); // after those who have something to say themselves
    }
  }

  /// On the loop, within work given to [#execute]: what such work writes leaves together, with one system call for each
  /// connection.
  void leavesSoon(NettyConnection connection) {
    leaving.add(connection);
  }

  /// On the loop.
  void add(NettyConnection connection) {
    connections.add(connection);
    size = connections.size();
  }

  /// On the loop.
  void remove(NettyConnection connection) {
    connections.remove(connection);
    size = connections.size();
  }

  /// Any thread; a moment old.
  int size() {
    return size;
  }

  /// Any thread.
  void closeAll(CloseCode why) {
    execute(() -> List.copyOf(connections).forEach(connection -> connection.close(why)), () -> {});
  }

  private void sweep() {
    var now = System.nanoTime();
    for (var connection : List.copyOf(connections)) {
      var silent = Duration.ofNanos(now - connection.lastHeard());
      if (connection.hasNotEntered() && now - connection.since() > patience.firstFrame().toNanos()) {
        connection.close(CloseCode.NO_TICKET);
      } else if (silent.compareTo(patience.silence()) > 0) {
        connection.close(CloseCode.SILENT);
      } else if (silent.compareTo(patience.ping()) > 0) {
        connection.ping(now, patience.ping());
      }
    }
  }
}
