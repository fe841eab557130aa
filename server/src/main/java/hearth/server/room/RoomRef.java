package hearth.server.room;

/// A room, here or elsewhere; whoever posts cannot tell. Any thread, event loops included.
public interface RoomRef {
  /// @return false where the room is gone or has too much waiting; then nothing will come of it
  boolean post(Envelope envelope);
}
