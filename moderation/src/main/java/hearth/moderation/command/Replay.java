package hearth.moderation.command;

import hearth.moderation.Review;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.RoomPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The same lines under two policies: what would be answered otherwise. Of one thread.
final class Replay {
  private final ReviewPipeline pipeline;
  private final RoomPolicy now;
  private final RoomPolicy tried;
  private final Map<String, Integer> changes = new TreeMap<>();
  private int lines;

  Replay(ReviewPipeline pipeline, RoomPolicy now, RoomPolicy tried) {
    this.pipeline = pipeline;
    this.now = now;
    this.tried = tried;
  }

  /// Empty where nothing would change.
  Optional<Map<String, Object>> difference(Line line) {
    lines++;
    var before = line.reviews(pipeline, now);
    var outcome = Line.gravest(before).outcome();
    var would = Line.gravest(line.reviews(pipeline, tried)).outcome();
    if (outcome.equals(would)) {
      return Optional.empty();
    }
    changes.merge(outcome + " -> " + would, 1, Integer::sum);
    var difference = new LinkedHashMap<String, Object>();
    difference.put("id", line.id());
    difference.put("outcome", outcome);
    difference.put("would", would);
    difference.put("categories", categories(before));
    return Optional.of(difference);
  }

  private static List<String> categories(List<Review> reviews) {
    return reviews.stream().flatMap(review -> review.findings().stream()).map(f -> f.category().tag())
        .distinct().toList();
  }

  String summary() {
    return lines + " lines, " + changes.values().stream().mapToInt(n -> n).sum()
        + " would be answered otherwise"
        + changes.entrySet().stream().map(change -> "\n  " + change.getKey() + ": " + change.getValue())
            .collect(Collectors.joining());
  }
}
