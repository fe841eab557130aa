package hearth.server.room;

import hearth.protocol.MeetingId;
import hearth.server.room.EventLog.Entry;
import hearth.server.room.EventLog.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// One thread that looks after many rooms, beat by beat: decides what waits in each of them, stores all of it at once, then tells all of
/// it at once. A hundred rooms cost a beat one commit and each event loop one task, not a hundred.
///
/// While few rooms have something to say, nobody waits. Under load there is one beat every 8 ms, and a room rests for one to three after a turn ([Rest]):
/// a message waits 4 ms on average for those who share its way, some 12 to 28 where somebody has just spoken (docs/performance.md).
final class Shift implements AutoCloseable {
  private static final long BEAT_NANOS = 8_000_000;
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofHours(1);

  /// When a room is to be looked at though nobody asks.
  private record Alarm(Room room, Instant at) {}

  private final Room.World world;
  private final LinkedBlockingQueue<Room> called = new LinkedBlockingQueue<>();
  private final Rest<Room> rest = new Rest<>(BEAT_NANOS, Room::lastHeard);
  private final Map<Room, Alarm> alarms = new HashMap<>();
  private final PriorityQueue<Alarm> byTime = new PriorityQueue<>(Comparator.comparing(Alarm::at));
  private Thread thread;

  Shift(Room.World world) {
    this.world = world;
  }

  void start(String name) {
    thread = Thread.ofPlatform().name(name).daemon().start(this::work);
  }

  /// Something waits in this room. Any thread.
  void call(Room room) {
    called.add(room);
  }

  private void work() {
    var start = System.nanoTime();
    var next = start;
    try {
      while (true) {
        var first = called.poll(rest.isAwaited() ? 0 : untilNextAlarm().toNanos(), TimeUnit.NANOSECONDS);
        LockSupport.parkNanos(next - System.nanoTime());
        var began = System.nanoTime();
        var waiting = due();
        if (first != null) {
          waiting.add(first);
        }
        called.drainTo(waiting);
        var rooms = rest.whoseTurn(waiting, began - start);
        try {
          beat(rooms);
        } catch (RuntimeException | Error broken) {
          rooms.forEach(room -> room.fail(broken)); // a bug of ours: they are rebuilt from their logs
        }
        next = rest.isLoad() ? began + BEAT_NANOS : began;
      }
    } catch (InterruptedException over) {
      // the rooms have ended before, or are left as they are: their logs have all of it
    }
  }

  /// The thread of this shift only, or whoever has not started it.
  void beat(Collection<Room> rooms) {
    var turns = new LinkedHashMap<Room, Turn>();
    rooms.forEach(room -> room.decide().ifPresent(turn -> turns.put(room, turn)));
    var unstored = store(turns);
    world.courier().together(() -> turns.forEach((room, turn) -> {
      var failure = unstored.get(room.meeting());
      if (failure == null) {
        room.tell(turn);
      } else {
        room.stop(turn, failure);
      }
    }));
    rooms.forEach(this::setAlarm);
  }

  private Map<MeetingId, StoreFailure> store(Map<Room, Turn> turns) {
    var entries = turns.entrySet().stream().filter(turn -> !turn.getValue().facts().isEmpty())
        .map(turn -> new Entry(turn.getKey().meeting(), turn.getValue().facts())).toList();
    if (entries.isEmpty()) {
      return Map.of();
    }
    try {
      return world.log().append(entries);
    } catch (RuntimeException unwritten) {
      var failure = new StoreFailure("the log could not be written", unwritten);
      return entries.stream().collect(Collectors.toMap(Entry::meeting, _ -> failure));
    }
  }

  private LinkedHashSet<Room> due() {
    var rooms = new LinkedHashSet<Room>();
    var now = world.clock().instant();
    while (!byTime.isEmpty() && !byTime.peek().at().isAfter(now)) {
      var alarm = byTime.remove();
      alarms.remove(alarm.room());
      rooms.add(alarm.room());
    }
    return rooms;
  }

  private void setAlarm(Room room) {
    var next = room.nextDeadline().map(at -> new Alarm(room, at)).orElse(null);
    var before = alarms.get(room);
    if (next == null ? before == null : next.equals(before)) {
      return;
    }
    if (before != null) {
      alarms.remove(room);
      byTime.remove(before);
    }
    if (next != null) {
      alarms.put(room, next);
      byTime.add(next);
    }
  }

  private Duration untilNextAlarm() {
    return byTime.isEmpty()
        ? AS_LONG_AS_IT_TAKES
        : min(Duration.between(world.clock().instant(), byTime.peek().at()).plusMillis(1),
            AS_LONG_AS_IT_TAKES);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// What was called for and not begun is left.
  @Override
  public void close() {
    thread.interrupt();
  }
}
