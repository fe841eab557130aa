package hearth.server.room;

import hearth.protocol.MeetingId;
import hearth.protocol.RoomEvent;
import java.util.List;

/// Where the facts of meetings are kept. All methods may block, may be called by any thread but an event loop,
/// and throw [StoreFailure] where the store does not answer.
public interface EventLog {
  /// Stores all of the facts or none. Returns once they are durable.
  ///
  /// @throws StoreFailure also where somebody else has written at these positions
  void append(MeetingId meeting, List<Fact> facts);

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
