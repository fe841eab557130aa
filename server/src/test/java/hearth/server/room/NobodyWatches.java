package hearth.server.room;

import hearth.moderation.Decision;
import hearth.protocol.MeetingId;
import hearth.protocol.RefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A watch that only remembers which rooms stopped.
final class NobodyWatches implements RoomWatch {
  final List<MeetingId> stopped = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void opened(MeetingId meeting) {}

  @Override
  public void closed(MeetingId meeting) {}

  @Override
  public void stopped(MeetingId meeting, Throwable why) {
    stopped.add(meeting);
  }

  @Override
  public void turned(int inputs, int facts, Duration took) {}

  @Override
  public void reviewed(Decision decision, Duration took) {}

  @Override
  public void refused(RefusalCode code) {}

  @Override
  public void seats(int change) {}
}
