package hearth.server.room;

import hearth.moderation.Decision;
import hearth.protocol.MeetingId;
import hearth.protocol.RefusalCode;
import java.time.Duration;

/// Told of what happens in rooms, for metrics and logs. Never of words. Any thread; must return at once.
public interface RoomWatch {
  void opened(MeetingId meeting);

  void closed(MeetingId meeting);

  /// The room stopped because it could not write or read; it will be rebuilt from its log.
  void stopped(MeetingId meeting, Throwable why);

  /// A turn: so many inputs, so many facts, from taking the first to having told the last.
  void turned(int inputs, int facts, Duration took);

  void reviewed(Decision decision, Duration took);

  void refused(RefusalCode code);

  /// Somebody's seat was taken, or left: `+1`, `-1`.
  void seats(int change);
}
