package hearth.server.room;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Whose turn it is in a beat. Under load a room that has just had one rests for a beat: what is said in it meanwhile leaves
/// together, with one write for each of its people in place of several. At most half of those that are awake have a turn in one beat:
/// otherwise all would rest and speak together, and the last to be told would wait for all the others. While few rooms have
/// something to say, nobody rests. One thread.
///
/// @param <R> a room
final class Rest<R> {
  /// So many rooms in one beat are load.
  private static final int COMPANY = 4;

  private Set<R> before = Set.of();
  private final Set<R> resting = new LinkedHashSet<>();
  private boolean load;

  /// @param called who has something to say, besides those who rest
  /// @return those among all of them whose turn it is; the others are remembered
  Set<R> whoseTurn(Collection<R> called) {
    var all = new LinkedHashSet<>(resting);
    all.addAll(called);
    resting.clear();
    load = all.size() >= COMPANY;
    if (!load) {
      before = Set.of();
      return all;
    }
    var awake = new HashSet<>(all);
    awake.addAll(before);
    var most = Math.max(COMPANY, Math.ceilDiv(awake.size(), 2));
    var now = new LinkedHashSet<R>();
    all.forEach(room -> (now.size() == most || before.contains(room) ? resting : now).add(room));
    before = now;
    return now;
  }

  /// Whether somebody rests who has something to say.
  boolean isAwaited() {
    return !resting.isEmpty();
  }

  /// Whether many rooms had something to say in the last beat, though all of them may have rested.
  boolean isLoad() {
    return load;
  }
}
