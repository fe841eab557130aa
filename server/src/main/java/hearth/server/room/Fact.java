package hearth.server.room;

import hearth.protocol.RoomEvent;

/// One entry of a meeting's log: seen by the whole room, or backstage. `position` numbers all entries of a meeting
/// from 1 without gaps; with the meeting it is the key of the log, and so the fence against a second writer.
public sealed interface Fact {
  long position();

  record Public(long position, RoomEvent event) implements Fact {}

  record Hidden(long position, Backstage event) implements Fact {}
}
