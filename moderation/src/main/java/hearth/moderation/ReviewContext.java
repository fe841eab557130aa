package hearth.moderation;

import hearth.protocol.MemberId;
import hearth.protocol.MessageText;
import java.time.Instant;
import java.util.List;

/// What was going on when the draft was sent: the last lines of the room, oldest first, the time, and the setting.
/// Immutable.
public record ReviewContext(List<Line> recent, Instant now, Setting setting) {
  public ReviewContext {
    recent = List.copyOf(recent);
  }

  public ReviewContext(List<Line> recent, Instant now) {
    this(recent, now, Setting.usual());
  }

  /// One line that the room has heard.
  public record Line(MemberId by, MessageText text, Instant at) {}

  /// The last lines of one author, oldest first.
  public List<Line> by(MemberId author) {
    return recent.stream().filter(line -> line.by().equals(author)).toList();
  }
}
