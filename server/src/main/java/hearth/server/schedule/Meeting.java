package hearth.server.schedule;

import hearth.protocol.MeetingId;
import java.time.Instant;

/// One meeting of a room.
///
/// @param startsAt as announced; it is open when a facilitator opens it
/// @param minutes  how long it is meant to be, 5 to 480
public record Meeting(MeetingId id, RoomId room, Instant startsAt, int minutes, State state) {
  public static final int LEAST_MINUTES = 5;
  public static final int MOST_MINUTES = 480;

  public enum State {
    SCHEDULED, OPEN, CLOSED
  }
}
