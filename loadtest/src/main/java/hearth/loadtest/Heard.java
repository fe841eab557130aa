package hearth.loadtest;

import hearth.protocol.Answer;
import hearth.protocol.Notice;
import hearth.protocol.RoomEvent;
import hearth.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/// What one person has heard of a meeting, over all of their connections, with a check at every step: numbers without
/// gaps, nothing twice, time never backwards. Any thread.
public final class Heard {
  private final List<RoomEvent> events = new ArrayList<>();
  private final List<ServerMessage> rest = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long seq;
  private boolean caughtUp;

  public synchronized void accept(ServerMessage message) {
    switch (message) {
      case RoomEvent event -> {
        if (event.seq() != seq + 1) {
          faults.add("heard " + event.seq() + " after " + seq);
        }
        if (!events.isEmpty() && event.at().isBefore(events.getLast().at())) {
          faults.add("time ran backwards at " + event.seq());
        }
        seq = event.seq();
        events.add(event);
      }
      case Notice.Room room -> {
        seq = room.seq();
        rest.add(room);
      }
      case Notice.CaughtUp now -> {
        if (now.seq() != seq) {
          faults.add("caught up to " + now.seq() + " at " + seq);
        }
        caughtUp = true;
        rest.add(now);
      }
      case Answer.Entered entered -> {
        caughtUp = false;
        rest.add(entered);
      }
      case Answer _,Notice _ -> rest.add(message);
    }
  }

  /// Number of the last event; the position to resume from.
  public synchronized long seq() {
    return seq;
  }

  public synchronized boolean isCaughtUp() {
    return caughtUp;
  }

  public synchronized List<RoomEvent> events() {
    return List.copyOf(events);
  }

  public List<RoomEvent.Said> lines() {
    return events().stream().filter(RoomEvent.Said.class::isInstance).map(RoomEvent.Said.class::cast)
        .toList();
  }

  /// Notices and answers, in the order in which they came.
  public synchronized List<ServerMessage> rest() {
    return List.copyOf(rest);
  }

  /// Gaps, repetitions, time running backwards; empty when all is well.
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }
}
