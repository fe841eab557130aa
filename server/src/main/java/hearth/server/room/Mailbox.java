package hearth.server.room;

import java.util.ArrayList;
import java.util.List;

/// What waits for a room. Bounded for those outside; verdicts and hang-ups always find a place. Any thread.
final class Mailbox {
  private final int capacity;
  private List<Envelope> waiting = new ArrayList<>();
  private boolean sealed;

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  synchronized boolean put(Envelope envelope) {
    if (sealed || isFromOutside(envelope) && waiting.size() >= capacity) {
      return false;
    }
    waiting.add(envelope);
    return true;
  }

  private static boolean isFromOutside(Envelope envelope) {
    return switch (envelope) {
      case Envelope.FromSeat _,Envelope.FromDesk _ -> true;
      case Envelope.FromWithin _,Envelope.HungUp _,Envelope.Drain _ -> false;
    };
  }

  /// Everything that waits.
  synchronized List<Envelope> empty() {
    var taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }

  /// Takes no more.
  ///
  /// @return what was still waiting
  synchronized List<Envelope> seal() {
    sealed = true;
    return empty();
  }

  synchronized boolean isSealed() {
    return sealed;
  }
}
