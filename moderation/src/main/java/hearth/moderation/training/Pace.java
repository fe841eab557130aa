package hearth.moderation.training;

import hearth.moderation.Draft;
import hearth.moderation.HousePolicy;
import hearth.moderation.ReviewContext;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.builtin.Stage;
import hearth.moderation.claims.ClaimFile;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// `pace CORPUS [LINES-A-SECOND]`: how long a review takes, one thread, all stages on. Lines come at fixed times, whether the
/// last is done or not, and each is timed from when it should have begun. Then: how many a second at most of talk
/// that repeats itself as people do, with few lines that are not honest and with many.
public final class Pace {
  private static final int SECONDS = 20;
  private static final ReviewContext CONTEXT = new ReviewContext(List.of(), Instant.EPOCH);

  private Pace() {}

  public static void main(String[] args) throws Exception {
    var rate = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    var all = Sets.own(Path.of(args[0]));
    var honest = all.stream().filter(e -> e.label().equals("ok")).toList();
    var others = all.stream().filter(e -> !e.label().equals("ok")).toList();
    var chance = new Random(1);
    try (var house = HouseModerator.open(ClaimFile.shipped(), 1)) {
      var pipeline = pipeline(house);
      for (var line : all) {
        pipeline.review(draft(line.text() + " really"), CONTEXT); // warms up without filling the memory of verdicts
      }
      rulesAlone(house, all);
      open(pipeline, mixed(honest, others, 10, rate * SECONDS, chance, false), rate);
    }
    most(mixed(honest, others, 50, 60_000, chance, true), "one in fifty no honest line");
    most(mixed(honest, others, 10, 60_000, chance, true), "one in ten no honest line");
  }

  private static Draft draft(String text) {
    return new Draft(new MessageId("m"), new MemberId("a"), Role.MEMBER, new MessageText(text));
  }

  /// @param oneIn   how many lines there are for one that is not honest
  /// @param repeats whether lines come again as they were; otherwise every line is made new by a number
  private static List<Draft> mixed(List<Example> honest, List<Example> others, int oneIn, int count,
      Random chance, boolean repeats) {
    var drafts = new ArrayList<Draft>();
    for (var i = 0; i < count; i++) {
      var from = chance.nextInt(oneIn) == 0 ? others : honest;
      var text = from.get(chance.nextInt(from.size())).text();
      drafts.add(draft(repeats ? text : text + " " + i));
    }
    Collections.shuffle(drafts, chance);
    return drafts;
  }

  /// Folding and all rules but the learned ones.
  private static void rulesAlone(HouseModerator house, List<Example> all) {
    var took = all.stream().mapToLong(line -> house.stages(draft(line.text() + " so"), CONTEXT).stream()
        .filter(stage -> !stage.name().equals("Meaning")).mapToLong(Stage::nanos).sum()).sorted().toArray();
    System.out.printf("rules alone: median %.1f µs, p99 %.1f µs a line%n", took[took.length / 2] / 1e3,
        took[took.length * 99 / 100] / 1e3);
  }

  private static void open(ReviewPipeline pipeline, List<Draft> drafts, int rate) {
    var gap = TimeUnit.SECONDS.toNanos(1) / rate;
    var took = new long[drafts.size()];
    var start = System.nanoTime();
    for (var i = 0; i < drafts.size(); i++) {
      var due = start + i * gap;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      pipeline.review(drafts.get(i), CONTEXT);
      took[i] = (System.nanoTime() - due) / 1000;
    }
    Arrays.sort(took);
    System.out.printf("%d lines/s, every line new: p50 %d µs, p90 %d µs, p99 %d µs, max %d µs%n", rate,
        took[took.length / 2], took[took.length * 9 / 10], took[took.length * 99 / 100],
        took[took.length - 1]);
  }

  /// With a memory of its own, so that every line is read for the first time once.
  private static void most(List<Draft> drafts, String what) {
    try (var house = HouseModerator.open(ClaimFile.shipped(), 1)) {
      var pipeline = pipeline(house);
      var start = System.nanoTime();
      drafts.forEach(draft -> pipeline.review(draft, CONTEXT));
      var seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("%d lines of talk, %d of them different, %s, one thread: %.0f lines/s%n",
          drafts.size(),
          drafts.stream().map(draft -> draft.text().value()).distinct().count(), what,
          drafts.size() / seconds);
    }
  }

  private static ReviewPipeline pipeline(HouseModerator house) {
    return new ReviewPipeline(List.of(house), new HousePolicy(), (_, _) -> {});
  }
}
