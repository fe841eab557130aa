package hearth.server.room;

import hearth.moderation.ReviewContext;
import hearth.moderation.Setting;
import hearth.protocol.RoomEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last public events of a meeting, kept at hand for whoever comes back and for the review of what is said next.
/// Of the room's shift only.
final class Transcript {
  /// A member away for longer starts afresh from the room's present state and reads back page by page.
  static final int EVENTS = 512;
  private static final int CONTEXT_LINES = 30;

  /// A line of the room, with its number.
  private record Heard(long seq, ReviewContext.Line words) {}

  private final ArrayDeque<RoomEvent> events = new ArrayDeque<>();
  private final ArrayDeque<Heard> lines = new ArrayDeque<>();

  void add(RoomEvent event) {
    events.addLast(event);
    if (events.size() > EVENTS) {
      events.removeFirst();
    }
    switch (event) {
      case RoomEvent.Said said -> {
        lines.addLast(new Heard(said.seq(), line(said)));
        if (lines.size() > CONTEXT_LINES) {
          lines.removeFirst();
        }
      }
      case RoomEvent.Corrected change -> correct(change);
      default -> {
        // nobody reads it with what is said next
      }
    }
  }

  private void correct(RoomEvent.Corrected change) {
    var now = lines.stream().map(line -> line.seq() == change.line()
        ? new Heard(line.seq(), new ReviewContext.Line(line.words().by(), change.text(), line.words().at()))
        : line).toList();
    lines.clear();
    lines.addAll(now);
  }

  /// Events with `after < seq`, if all of them are at hand. Lines come as they may be shown by now.
  Optional<List<RoomEvent>> after(long after, RoomState state) {
    if (after < 1 || after > state.seq() || !events.isEmpty() && events.peekFirst().seq() > after + 1) {
      return Optional.empty();
    }
    return Optional.of(events.stream().filter(event -> event.seq() > after)
        .map(state.talk().changes()::asShown).toList());
  }

  /// @param without the line that is to be corrected, which is not said twice; 0 for none
  /// @param more    what has been said since and is not told yet
  ReviewContext context(long without, List<ReviewContext.Line> more, Instant now, Setting setting) {
    var recent = new ArrayList<ReviewContext.Line>(lines.size() + more.size());
    for (var line : lines) {
      if (line.seq() != without) {
        recent.add(line.words());
      }
    }
    recent.addAll(more);
    return new ReviewContext(recent.subList(Math.max(0, recent.size() - CONTEXT_LINES), recent.size()), now,
        setting);
  }

  /// As the review of later lines reads it.
  static ReviewContext.Line line(RoomEvent.Said said) {
    return new ReviewContext.Line(said.member(), said.text(), said.at());
  }
}
