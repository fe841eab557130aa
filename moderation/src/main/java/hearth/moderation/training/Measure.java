package hearth.moderation.training;

import hearth.moderation.HousePolicy;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.claims.ClaimFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `measure CORPUS SHARED-DATA [--errors FILE] [--unseen FOLDER]`: how good the review is, on the families of the corpus that
/// nobody trained on, on minimal pairs, in disguise, on claims added a minute ago and on the public sets, with 95 %
/// intervals, and how long a line takes. With `--unseen`, on every line of a folder like the corpus instead: for lines
/// written since the last training.
public final class Measure {
  private static final int MOST_ROWS = 1_500;
  private static final Set<String> ABUSE = Set.of("harassment", "threat", "hate", "sexual", "trolling",
      "self_harm_encouragement");
  private static final Set<String> TRADE = Set.of("sourcing", "selling", "solicitation", "pii_other",
      "self_harm_method");

  private Measure() {}

  public static void main(String[] args) throws Exception {
    var corpus = Path.of(args[0]);
    var errors = new ArrayList<String>();
    try (var house = HouseModerator.open(ClaimFile.shipped(), 2)) {
      var pipeline = new ReviewPipeline(List.of(house), new HousePolicy(),
          (_, failure) -> failure.printStackTrace());
      var unseen = option(args, "--unseen");
      if (unseen.isPresent()) {
        own("lines written since", Judged.all(Corpus.read(Path.of(unseen.get())), pipeline), errors);
      } else {
        var held = Sets.own(corpus).stream().filter(Example::isHeldOut).toList();
        var plain = Judged.all(held, pipeline);
        own("corpus, held-out families", plain, errors);
        var functional = corpus.resolveSibling("functional");
        own("minimal pairs",
            Judged.all(Pairs.read(functional.resolve("pairs.txt")), pipeline),
            errors);
        for (var season : Hours.SEASONS) {
          var together = new ArrayList<Judged>();
          for (var hour : season.hours()) {
            var judged = Judged.all(hour.read(functional), pipeline);
            own("never trained on: " + hour.name(), judged, errors);
            together.addAll(judged);
          }
          own("never trained on, together: " + season.name(), together, new ArrayList<>());
        }
        var firstFour = new ArrayList<Example>();
        for (var hour : Hours.SEASONS.getFirst().hours().subList(0, 4)) {
          firstFour.addAll(hour.read(functional));
        }
        InTwo.measure(firstFour, line -> isCrisis(line.label()),
            line -> ABUSE.contains(line.label()) || TRADE.contains(line.label()), pipeline);
        disguised(plain, pipeline);
        FreshClaims.measure(errors);
        Ranking.measure(Path.of(args[1]));
        publicSets(Path.of(args[1]), pipeline, errors);
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

  private static void own(String name, List<Judged> results, List<String> errors) {
    System.out.println("== " + name + ": " + results.size() + " lines");
    var ok = results.stream().filter(Judged::isFine).toList();
    Share.print("honest lines that get anything but allow", ok, r -> !r.isAllowed());
    Share.print("honest lines held or blocked", ok, Judged::isStopped);
    Share.print("crisis recognised, all", labelled(results, Measure::isCrisis), Judged::isRight);
    Share.print("crisis recognised, imminent or medical",
        labelled(results, Set.of("crisis_imminent", "crisis_medical")::contains), Judged::isRight);
    Share.print("abuse stopped", labelled(results, ABUSE::contains), Judged::isRight);
    Share.print("sourcing, selling, solicitation, outing, method", labelled(results, TRADE::contains),
        Judged::isRight);
    var byLabel = new TreeMap<String, List<Judged>>();
    labelled(results, label -> !label.equals("ok"))
        .forEach(r -> byLabel.computeIfAbsent(r.example().label(), _ -> new ArrayList<>()).add(r));
    byLabel.forEach((label, of) -> Share.print("  " + label + " answered rightly", of, Judged::isRight));
    results.stream().filter(r -> !r.isRight()).forEach(r -> errors.add(r.line()));
    times(results);
  }

  private static boolean isCrisis(String label) {
    return label.startsWith("crisis_");
  }

  private static List<Judged> labelled(List<Judged> results, java.util.function.Predicate<String> labels) {
    return results.stream().filter(r -> labels.test(r.example().label())).toList();
  }

  /// What hiding the words gains: the same lines, each in every disguise.
  private static void disguised(List<Judged> plain, ReviewPipeline pipeline) {
    var harm = labelled(plain, label -> ABUSE.contains(label) || TRADE.contains(label));
    System.out.println("== disguised: abuse, trade, outing, method");
    Share.print("plain, stopped", harm, Judged::isRight);
    for (var disguise : Disguise.values()) {
      var hidden = harm.stream().map(Judged::example)
          .map(e -> Example.of("disguised", e.family(), disguise.of(e.text()), e.label())).toList();
      Share.print(disguise.name().toLowerCase(java.util.Locale.ROOT) + ", stopped",
          Judged.all(hidden, pipeline), Judged::isStopped);
    }
  }

  private static void publicSets(Path data, ReviewPipeline pipeline, List<String> errors) throws IOException {
    for (var source : PublicSets.SOURCES) {
      var rows = PublicSets.read(data, source);
      if (!rows.isEmpty()) {
        Collections.shuffle(rows, new Random(5));
        set(source, Judged.all(rows.subList(0, Math.min(MOST_ROWS, rows.size())), pipeline), errors);
      }
    }
  }

  private static void set(PublicSets.Source source, List<Judged> results, List<String> errors) {
    System.out.println(
        "== " + source.file() + ": " + results.size() + (source.train() > 0 ? " (partly trained on)" : ""));
    var ok = results.stream().filter(Judged::isFine).toList();
    Share.print("  fine, held or blocked", ok, Judged::isStopped);
    Share.print("  fine, blocked", ok, r -> r.outcome().equals("block"));
    Share.print("  fine, anything but allow", ok, r -> !r.isAllowed());
    Share.print("  not fine, not allowed", results.stream().filter(r -> !r.isFine()).toList(),
        r -> !r.isAllowed());
    Share.print("  accuracy of stopped", results, r -> r.isFine() != r.isStopped());
    results.stream().filter(r -> r.isFine() != r.isAllowed()).limit(80).forEach(r -> errors.add(r.line()));
    times(results);
  }

  private static void times(List<Judged> results) {
    var micros = results.stream().mapToLong(r -> r.review().nanos() / 1000).sorted().toArray();
    System.out.printf("   time a line: median %d µs, p99 %d µs, mean %.0f µs%n", micros[micros.length / 2],
        micros[(int) (micros.length * 0.99)], Arrays.stream(micros).average().orElse(0));
  }
}
