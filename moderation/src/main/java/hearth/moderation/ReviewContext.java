package hearth.moderation;

import hearth.protocol.MemberId;
import hearth.protocol.MessageText;
import java.time.Instant;
import java.util.List;

/// What was going on when the draft was sent: the last lines of the room, oldest first, and the time. Immutable.
public record ReviewContext(List<Line> recent, Instant now) {
  public ReviewContext {
    recent = List.copyOf(recent);
  }

  /// One line that the room has heard.
  public record Line(MemberId by, MessageText text, Instant at) {}

  /// The last lines of one author, oldest first.
  public List<Line> by(MemberId author) {
    return recent.stream().filter(line -> line.by().equals(author)).toList();
  }
}
