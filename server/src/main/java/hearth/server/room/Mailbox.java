package hearth.server.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for a room. Bounded for those outside; verdicts and hang-ups always find a place. Any thread may put;
/// one thread takes.
final class Mailbox {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private List<Envelope> waiting = new ArrayList<>();
  private boolean sealed;

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  boolean put(Envelope envelope) {
    lock.lock();
    try {
      if (sealed || isFromOutside(envelope) && waiting.size() >= capacity) {
        return false;
      }
      waiting.add(envelope);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static boolean isFromOutside(Envelope envelope) {
    return switch (envelope) {
      case Envelope.FromSeat _,Envelope.FromDesk _ -> true;
      case Envelope.FromWithin _,Envelope.HungUp _,Envelope.Drain _ -> false;
    };
  }

  /// Everything that waits; waits itself, up to the time given, where nothing does.
  List<Envelope> takeAll(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      var left = longest.toNanos();
      while (waiting.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      return empty();
    } finally {
      lock.unlock();
    }
  }

  /// Everything that waits, without waiting.
  List<Envelope> poll() {
    lock.lock();
    try {
      return empty();
    } finally {
      lock.unlock();
    }
  }

  /// Takes no more.
  ///
  /// @return what was still waiting
  List<Envelope> seal() {
    lock.lock();
    try {
      sealed = true;
      return empty();
    } finally {
      lock.unlock();
    }
  }

  boolean isSealed() {
    lock.lock();
    try {
      return sealed;
    } finally {
      lock.unlock();
    }
  }

  private List<Envelope> empty() {
    var taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }

}
