package hearth.loadtest.crowd;

import java.util.Map;
import java.util.TreeMap;

/// What must never happen, counted by kind; a fast wrong answer is a failure. Of the crowd's own thread.
public final class Faults {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(String kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  void add(String kind, long times) {
    if (times > 0) {
      counts.merge(kind, times, Long::sum);
    }
  }

  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
