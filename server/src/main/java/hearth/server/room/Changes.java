package hearth.server.room;

import hearth.protocol.RoomEvent;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/// What became of lines after they were posted. Immutable.
///
/// @param retracted lines that were taken back
/// @param unfolded  lines whose folding was overturned
/// @param noted     lines beneath which staff say something
/// @param corrected lines that say something else by now
record Changes(PSet<Long> retracted, PSet<Long> unfolded, PSet<Long> noted,
    PMap<Long, Correction> corrected) {
  /// @param last  what stands there now
  /// @param times how often it was changed
  record Correction(RoomEvent.Corrected last, int times) {}

  static Changes none() {
    return new Changes(HashTreePSet.empty(), HashTreePSet.empty(), HashTreePSet.empty(),
        HashTreePMap.empty());
  }

  /// A line of the log as it may be shown by now.
  RoomEvent.Said asShown(RoomEvent.Said line) {
    if (retracted.contains(line.seq())) {
      return line.withoutText();
    }
    var correction = corrected.get(line.seq());
    var shown = correction == null ? line : line.as(correction.last());
    return unfolded.contains(line.seq()) ? shown.withoutWarning() : shown;
  }

  /// Likewise any event: what was taken back is in no correction either.
  RoomEvent asShown(RoomEvent event) {
    return switch (event) {
      case RoomEvent.Said line -> asShown(line);
      case RoomEvent.Corrected change when retracted.contains(change.line()) -> change.withoutText();
      default -> event;
    };
  }

  int corrections(long line) {
    var correction = corrected.get(line);
    return correction == null ? 0 : correction.times();
  }

  Changes retracted(long line) {
    return new Changes(retracted.plus(line), unfolded, noted, corrected.minus(line));
  }

  Changes unfolded(long line) {
    return new Changes(retracted, unfolded.plus(line), noted, corrected);
  }

  Changes noted(long line) {
    return new Changes(retracted, unfolded, noted.plus(line), corrected);
  }

  /// Whatever was said of its folding was said of other words.
  Changes corrected(RoomEvent.Corrected change) {
    return new Changes(retracted, unfolded.minus(change.line()), noted,
        corrected.plus(change.line(), new Correction(change, corrections(change.line()) + 1)));
  }
}
