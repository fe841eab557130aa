package hearth.server.room;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Whose turn it is in a beat. Under load a room that has just had one rests for three beats: what is said in it meanwhile leaves
/// together, with one write for each of its people in place of several. While few rooms have something to say, nobody rests.
/// One thread.
///
/// @param <R> a room
final class Rest<R> {
  /// So many rooms in one beat are load.
  static final int COMPANY = 4;
  private static final int BEATS = 3;

  private final ArrayDeque<Set<R>> before = new ArrayDeque<>();
  private final Set<R> resting = new LinkedHashSet<>();

  /// @param called who has something to say, besides those who rest
  /// @return those among all of them whose turn it is; the others are remembered
  Set<R> whoseTurn(Collection<R> called) {
    var all = new LinkedHashSet<>(resting);
    all.addAll(called);
    resting.clear();
    if (all.size() < COMPANY) {
      before.clear();
      return all;
    }
    var now = new LinkedHashSet<R>();
    all.forEach(room -> (before.stream().anyMatch(beat -> beat.contains(room)) ? resting : now).add(room));
    before.addLast(now);
    if (before.size() > BEATS) {
      before.removeFirst();
    }
    return now;
  }

  /// Whether somebody rests who has something to say.
  boolean isAwaited() {
    return !resting.isEmpty();
  }

  /// Whether many rooms had something to say in the last beat.
  boolean isLoad() {
    return !before.isEmpty();
  }
}
