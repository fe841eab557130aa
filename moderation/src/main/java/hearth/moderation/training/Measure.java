package hearth.moderation.training;

import hearth.moderation.Decision;
import hearth.moderation.HousePolicy;
import hearth.moderation.Review;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.claims.ClaimFile;
import hearth.moderation.Draft;
import hearth.moderation.ReviewContext;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `measure CORPUS SHARED-DATA [--errors FILE] [--unseen FOLDER]`: how good the review is, on the families of the corpus that
/// nobody trained on and on the public sets, with 95 % intervals (Wilson), and how long a line takes. With `--unseen`, on
/// every line of a folder like the corpus instead: for lines written since the last training.
public final class Measure {
  private static final Set<String> STOPPED = Set.of("hold", "block");
  private static final int MOST_ROWS = 1500;

  private Measure() {}

  private record Result(Example example, Decision decision, Review review) {}

  public static void main(String[] args) throws Exception {
    var corpus = Path.of(args[0]);
    var data = Path.of(args[1]);
    var errors = new ArrayList<String>();
    try (var house = HouseModerator.open(ClaimFile.shipped(), 2)) {
      var pipeline = new ReviewPipeline(List.of(house), new HousePolicy(),
          (_, failure) -> failure.printStackTrace());
      var unseen = option(args, "--unseen");
      if (unseen.isPresent()) {
        own("lines written since", judge(Corpus.read(Path.of(unseen.get())), pipeline), errors);
      } else {
        var held = Sets.own(corpus).stream().filter(Example::isHeldOut).toList();
        own("corpus, held-out families", judge(held, pipeline), errors);
        publicSets(data, pipeline, errors);
      }
    }
    var file = option(args, "--errors");
    if (file.isPresent()) {
      Files.write(Path.of(file.get()), errors);
    }
  }

  private static Optional<String> option(String[] args, String name) {
    var at = Arrays.asList(args).indexOf(name);
    return at < 0 || at + 1 == args.length ? Optional.empty() : Optional.of(args[at + 1]);
  }

  private static void publicSets(Path data, ReviewPipeline pipeline, List<String> errors) throws IOException {
    for (var source : PublicSets.SOURCES) {
      var rows = PublicSets.read(data, source);
      if (!rows.isEmpty()) {
        java.util.Collections.shuffle(rows, new java.util.Random(5));
        set(source, judge(rows.subList(0, Math.min(MOST_ROWS, rows.size())), pipeline), errors);
      }
    }
  }

  private static List<Result> judge(List<Example> examples, ReviewPipeline pipeline) {
    var results = new ArrayList<Result>();
    for (var example : examples) {
      var text = example.text()
          .replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069]", " ").strip();
      if (text.isBlank()) {
        continue;
      }
      if (text.codePointCount(0, text.length()) > 2000) {
        text = text.substring(0, text.offsetByCodePoints(0, 2000));
      }
      var draft = new Draft(new MessageId("m"), new MemberId("a"), Role.MEMBER, new MessageText(text));
      var review = pipeline.review(draft, new ReviewContext(List.of(), Instant.EPOCH));
      results.add(new Result(example, review.decision(), review));
    }
    return results;
  }

  private static void own(String name, List<Result> results, List<String> errors) {
    System.out.println("== " + name + ": " + results.size() + " lines");
    var ok = results.stream().filter(r -> r.example().label().equals("ok")).toList();
    rate("honest lines that get anything but allow", ok, r -> !r.decision().outcome().equals("allow"));
    rate("honest lines held or blocked", ok, r -> STOPPED.contains(r.decision().outcome()));
    var byLabel = new TreeMap<String, List<Result>>();
    results.stream().filter(r -> !r.example().label().equals("ok"))
        .forEach(r -> byLabel.computeIfAbsent(r.example().label(), _ -> new ArrayList<>()).add(r));
    byLabel.forEach((label, of) -> rate(label + " answered rightly", of, r -> isRight(label, r.decision())));
    results.stream().filter(r -> !isRight(r.example().label(), r.decision()))
        .forEach(r -> errors.add("corpus\t" + r.example().label() + "\t" + r.decision().outcome() + "\t"
            + r.review().findings() + "\t" + r.example().text()));
    times(results);
  }

  private static boolean isRight(String label, Decision decision) {
    var outcome = decision.outcome();
    return switch (label) {
      case "ok" -> outcome.equals("allow");
      case "crisis_passive", "crisis_active", "crisis_imminent", "crisis_medical", "crisis_third_party" ->
        decision.crisis().isPresent();
      case "misinformation", "misinformation_stigma", "pii_own", "evangelising", "crosstalk_advice" ->
        !outcome.equals("allow") && !outcome.equals("block");
      case "trigger_detail" -> outcome.equals("content_warning");
      default -> STOPPED.contains(outcome);
    };
  }

  private static void set(PublicSets.Source source, List<Result> results, List<String> errors) {
    System.out.println(
        "== " + source.file() + ": " + results.size() + (source.train() > 0 ? " (partly trained on)" : ""));
    var ok = results.stream().filter(r -> r.example().label().equals("ok")).toList();
    var bad = results.stream().filter(r -> !r.example().label().equals("ok")).toList();
    rate("  fine, held or blocked", ok, r -> STOPPED.contains(r.decision().outcome()));
    rate("  fine, anything but allow", ok, r -> !r.decision().outcome().equals("allow"));
    rate("  not fine, not allowed", bad, r -> !r.decision().outcome().equals("allow"));
    rate("  accuracy of stopped", results,
        r -> (r.example().label().equals("ok")) != STOPPED.contains(r.decision().outcome()));
    results.stream().filter(r -> r.example().label().equals("ok") == !r.decision().outcome().equals("allow"))
        .limit(80)
        .forEach(r -> errors.add(source.file() + "\t" + r.example().label() + "\t" + r.decision().outcome()
            + "\t" + r.review().findings() + "\t"
            + r.example().text().replaceAll("\\s+", " ").substring(0,
                Math.min(300, r.example().text().replaceAll("\\s+", " ").length()))));
    times(results);
  }

  private static void rate(String what, List<Result> of, java.util.function.Predicate<Result> hit) {
    if (of.isEmpty()) {
      return;
    }
    double n = of.size();
    double k = of.stream().filter(hit).count();
    var p = k / n;
    var z = 1.96;
    var middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    var half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    System.out.printf("%-48s %5.1f %%  [%4.1f, %4.1f]  %d of %d%n", what, 100 * p, 100 * (middle - half),
        100 * (middle + half), (long) k, (long) n);
  }

  private static void times(List<Result> results) {
    var micros = results.stream().mapToLong(r -> r.review().nanos() / 1000).sorted().toArray();
    System.out.printf("   time a line: median %d µs, p99 %d µs, mean %.0f µs%n", micros[micros.length / 2],
        micros[(int) (micros.length * 0.99)], Arrays.stream(micros).average().orElse(0));
  }
}
