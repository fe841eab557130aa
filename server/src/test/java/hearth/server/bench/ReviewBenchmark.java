package hearth.server.bench;

import hearth.moderation.Draft;
import hearth.moderation.HousePolicy;
import hearth.moderation.Moderator;
import hearth.moderation.Review;
import hearth.moderation.ReviewContext;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.Setting;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.builtin.RulesModerator;
import hearth.moderation.claims.ClaimFile;
import hearth.moderation.text.Folded;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Foldings;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What review costs a line, stage by stage, on lines of an ordinary hour with thirty lines of talk before each.
@State(Scope.Thread)
public class ReviewBenchmark {
  private final List<String> lines = read();
  private final Folding folding = Foldings.shipped();
  private final RulesModerator rules = new RulesModerator();
  private final HouseModerator house = HouseModerator.open(ClaimFile.shipped(), 1);
  private final ReviewPipeline pipeline = pipeline(rules);
  private final ReviewPipeline whole = pipeline(house);
  private int next;

  private static ReviewPipeline pipeline(Moderator moderator) {
    return new ReviewPipeline(List.of(moderator), new HousePolicy(), (_, failure) -> {
      throw new IllegalStateException(failure);
    });
  }

  private static List<String> read() {
    try (var all = Files.lines(Path.of("moderation/functional/ordinary.txt"))) {
      return all.filter(line -> !line.isBlank() && "#>=".indexOf(line.charAt(0)) < 0).toList();
    } catch (IOException unread) {
      throw new IllegalStateException(unread);
    }
  }

  private String line(int n) {
    return lines.get(n % lines.size());
  }

  private Draft draft() {
    next++;
    return new Draft(new MessageId("m" + next), new MemberId("g" + next % 20), Role.MEMBER,
        new MessageText(line(next)));
  }

  private ReviewContext context() {
    var now = Instant.EPOCH.plusSeconds(next * 10L);
    return new ReviewContext(IntStream.range(0, 30).mapToObj(i -> new ReviewContext.Line(
        new MemberId("g" + (next + i) % 20), new MessageText(line(next + 7 * i + 1)),
        now.minusSeconds(30 - i)))
        .toList(), now, new Setting(false, Duration.ofHours(1), true));
  }

  private final List<ReviewContext> contexts = IntStream.range(0, 64).mapToObj(i -> {
    next = i;
    return context();
  }).toList();

  private ReviewContext around() {
    return contexts.get(next % contexts.size());
  }

  @Benchmark
  public Folded folding() {
    return folding.fold(line(next++));
  }

  @Benchmark
  public Review rules_and_policy() {
    return pipeline.review(draft(), around());
  }

  /// Of lines that come again: what was learned of each is remembered.
  @Benchmark
  public Review everything_on_lines_that_were_said_before() {
    return whole.review(draft(), around());
  }

  /// Lines that nobody has said before.
  @Benchmark
  public Review everything_on_new_lines() {
    next++;
    var draft = new Draft(new MessageId("m" + next), new MemberId("g" + next % 20), Role.MEMBER,
        new MessageText(line(next) + " " + Integer.toString(next, 36)));
    return whole.review(draft, around());
  }
}
