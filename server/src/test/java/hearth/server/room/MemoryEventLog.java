package hearth.server.room;

import hearth.protocol.MeetingId;
import hearth.protocol.RoomEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A log that lives as long as the test. Can be told to fail: before writing, or after, when the answer is lost.
final class MemoryEventLog implements EventLog {
  enum Fault {
    NONE, REFUSES, LOSES_THE_ANSWER
  }

  private final Map<MeetingId, List<Fact>> facts = new ConcurrentHashMap<>();
  private volatile Fault fault = Fault.NONE;

  void fault(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Map<MeetingId, StoreFailure> append(List<Entry> entries) {
    var unwritten = new HashMap<MeetingId, StoreFailure>();
    for (var entry : entries) {
      try {
        add(entry.meeting(), entry.facts());
      } catch (StoreFailure failure) {
        unwritten.put(entry.meeting(), failure);
      }
    }
    return unwritten;
  }

  private void add(MeetingId meeting, List<Fact> more) {
    if (fault == Fault.REFUSES) {
      throw new StoreFailure("as the test says", null);
    }
    var log = facts.computeIfAbsent(meeting, _ -> new ArrayList<>());
    synchronized (log) {
      if (more.getFirst().position() != log.size() + 1) {
        throw new StoreFailure("position " + more.getFirst().position() + " after " + log.size(), null);
      }
      log.addAll(more);
    }
    if (fault == Fault.LOSES_THE_ANSWER) {
      throw new StoreFailure("as the test says", null);
    }
  }

  @Override
  public List<Fact> read(MeetingId meeting) {
    var log = facts.getOrDefault(meeting, List.of());
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  @Override
  public List<RoomEvent.Said> lines(MeetingId meeting, long since, long before, int limit) {
    var lines = read(meeting).stream().filter(Fact.Public.class::isInstance)
        .map(fact -> ((Fact.Public) fact).event())
        .filter(RoomEvent.Said.class::isInstance).map(RoomEvent.Said.class::cast)
        .filter(line -> line.seq() > since && line.seq() < before).toList();
    return lines.subList(Math.max(0, lines.size() - limit), lines.size());
  }
}
