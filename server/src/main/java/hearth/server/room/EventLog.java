package hearth.server.room;

import hearth.protocol.MeetingId;
import hearth.protocol.RoomEvent;
import java.util.List;
import java.util.Map;

/// Where the facts of meetings are kept. All methods may block, may be called by any thread but an event loop,
/// and throw [StoreFailure] where the store does not answer.
public interface EventLog {
  /// What is new in one meeting: stored as a whole or not at all.
  ///
  /// @param facts at least one
  record Entry(MeetingId meeting, List<Fact> facts) {}

  /// Stores the entries of several meetings together. Returns once what could be stored is durable.
  ///
  /// @param entries at most one for each meeting
  /// @return what could not be stored, and why: also where somebody else has written at these positions. One meeting's
  ///         trouble is not another's
  Map<MeetingId, StoreFailure> append(List<Entry> entries);

  /// Stores all of the facts or none. Returns once they are durable.
  ///
  /// @throws StoreFailure also where somebody else has written at these positions
  default void append(MeetingId meeting, List<Fact> facts) {
    var failure = append(List.of(new Entry(meeting, facts))).get(meeting);
    if (failure != null) {
      throw failure;
    }
  }

  /// Everything, in order. Empty for a meeting that never opened.
  List<Fact> read(MeetingId meeting);

  /// The newest lines with `since < seq < before`, oldest first, at most `limit`.
  List<RoomEvent.Said> lines(MeetingId meeting, long since, long before, int limit);

  /// The store is unreachable, full, or disagrees. The message is for the operator and holds no words of people.
  final class StoreFailure extends RuntimeException {
    public StoreFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
