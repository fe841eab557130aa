package hearth.server.room;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Whose turn it is in a beat. Under load a room that has just had a turn rests: what is said in it meanwhile leaves
/// together, with one write for each of its people in place of several. The more its last turn had to say, the longer it rests, one
/// beat to three. Those who are awake spread over the beats: otherwise all would rest and speak together, and the last to be told
/// would wait for all the others. While few rooms have something to say, nobody rests. What is few is counted by time: who is heard at once
/// is alone in her turn, however many have one a moment later. One thread.
///
/// @param <R> a room
final class Rest<R> {
  /// So many rooms within a beat's time are load.
  private static final int COMPANY = 4;
  private static final int LONGEST = 3;

  private final long beatNanos;
  private final ToIntFunction<R> lastHeard;
  private final Map<R, Long> lastTurn = new HashMap<>();
  private final Set<R> waiting = new LinkedHashSet<>();
  private long beat;
  private long countedSince;
  private int counted;
  private boolean load;

  /// @param lastHeard how much a room had to say in its last turn
  Rest(long beatNanos, ToIntFunction<R> lastHeard) {
    this.beatNanos = beatNanos;
    this.lastHeard = lastHeard;
  }

  /// @param called who has something to say, besides those who rest
  /// @param now    in nanoseconds since a beginning that stays
  /// @return those among all of them whose turn it is; the others are remembered
  Set<R> whoseTurn(Collection<R> called, long now) {
    beat++;
    count(called.size(), now);
    var all = new LinkedHashSet<>(waiting);
    all.addAll(called);
    waiting.clear();
    if (!load) {
      lastTurn.clear();
      return all;
    }
    lastTurn.entrySet().removeIf(turn -> beat - turn.getValue() > rests(turn.getKey()));
    var awake = new HashSet<>(all);
    awake.addAll(lastTurn.keySet());
    var turnsInABeat = awake.stream().mapToDouble(room -> 1.0 / (1 + rests(room))).sum();
    var most = Math.max(COMPANY, (int) Math.ceil(turnsInABeat));
    var awakened = new LinkedHashSet<R>();
    all.forEach(
        room -> (awakened.size() == most || lastTurn.containsKey(room) ? waiting : awakened).add(room));
    awakened.forEach(room -> lastTurn.put(room, beat));
    return awakened;
  }

  /// Load begins with the room that makes it one, and ends with a beat's time that had fewer.
  private void count(int called, long now) {
    counted += called;
    var isCompany = waiting.size() + counted >= COMPANY;
    if (now - countedSince >= beatNanos) {
      load = isCompany;
      counted = 0;
      countedSince = now;
    } else {
      load |= isCompany;
    }
  }

  private int rests(R room) {
    return Math.clamp(lastHeard.applyAsInt(room), 1, LONGEST);
  }

  /// Whether somebody rests who has something to say.
  boolean isAwaited() {
    return !waiting.isEmpty();
  }

  /// Whether many rooms had something to say within a beat's time, though all of them may have rested.
  boolean isLoad() {
    return load;
  }
}
