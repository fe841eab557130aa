package hearth.server.room;

import hearth.protocol.CloseCode;
import hearth.protocol.ServerMessage;
import java.util.List;

/// One person's connection, as a room needs it. All methods may be called by any thread, return at once and never
/// throw; what is sent first arrives first.
public interface Connection {
  /// Connections with the same lane are served by the same thread, and are told things together.
  Lane lane();

  void send(List<? extends ServerMessage> messages);

  /// Sends what was given before, then the code, then hangs up.
  void close(CloseCode why);

  /// A thread that serves connections.
  interface Lane {
    /// Writes the parcel to each of them in one go. Any thread; `to` is not changed afterwards.
    void deliver(Parcel parcel, List<Connection> to);
  }

  /// Messages that were encoded once, to be sent to many. Opaque to the room.
  interface Parcel {
    /// The room will not deliver it again.
    void release();
  }

  /// Knows all lanes.
  interface Courier {
    /// Runs the telling now; what it sends waits, and leaves when all of it is there: a hundred rooms wake a lane once.
    void together(Runnable telling);
  }

  /// Encodes messages once.
  interface Parcels {
    Parcel seal(List<? extends ServerMessage> messages);
  }
}
