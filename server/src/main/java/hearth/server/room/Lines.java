package hearth.server.room;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The number of each line that was said, by its author's own name for it. Immutable to whoever holds one; versions that grew out of one
/// another share one table, of which each sees what was said up to its own last line. So a line costs one place in it, where a tree of
/// immutable nodes would be copied from its root on. Of the room's shift only.
final class Lines {
  private final Map<Talk.Key, Long> table;
  private final int count;
  private final long last;

  private Lines(Map<Talk.Key, Long> table, long last) {
    this.table = table;
    this.count = table.size();
    this.last = last;
  }

  static Lines nothing() {
    return new Lines(new HashMap<>(), 0);
  }

  /// The number of the line of this name; empty where none was said.
  Optional<Long> find(Talk.Key name) {
    return Optional.ofNullable(table.get(name)).filter(this::isKnown);
  }

  /// Who said the line of this number under which name, if there is one. Looks at all of them: few are ever asked for, and
  /// an index would cost every message.
  Optional<Talk.Key> find(long line) {
    return table.entrySet().stream().filter(entry -> entry.getValue() == line && isKnown(line))
        .map(Map.Entry::getKey).findFirst();
  }

  /// One more line. Whoever adds to a version that something was added to before gets a table of its own.
  ///
  /// @param line beyond all earlier ones
  Lines plus(Talk.Key name, long line) {
    var own = table.size() == count && !table.containsKey(name) ? table : known();
    own.put(name, line);
    return new Lines(own, line);
  }

  private boolean isKnown(long line) {
    return line <= last;
  }

  private Map<Talk.Key, Long> known() {
    var known = new HashMap<>(table);
    known.values().removeIf(line -> !isKnown(line));
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lines that && known().equals(that.known());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(last);
  }
}
