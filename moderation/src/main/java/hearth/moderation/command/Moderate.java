package hearth.moderation.command;

import hearth.moderation.Finding;
import hearth.moderation.HousePolicy;
import hearth.moderation.Review;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.RoomPolicy;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.claims.Claim;
import hearth.moderation.claims.ClaimFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `moderate [--claims FILE] [--policy FILE] [--replay FILE] [--check] [--explain] [FILE]`: reads JSON lines and writes, for each, what
/// Hearth would do with it. Without FILE from standard input. With `--replay`, only those that another policy would answer
/// otherwise, and how many at the end. With `--check`, only those that get another outcome than the `expected` of their line.
/// Ends with 0, with 1 where a check failed, or with 2 where it was called wrongly.
public final class Moderate {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Moderate() {}

  private static final class Usage extends Exception {
    private static final long serialVersionUID = 1;

    Usage(String words) {
      super(words);
    }
  }

  /// @param replayed a policy to compare with, or null
  private record Options(List<Claim> claims, RoomPolicy room, RoomPolicy replayed, boolean explain,
      boolean check, Path file) {}

  public static void main(String[] args) throws Exception {
    try {
      var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false,
          StandardCharsets.UTF_8);
      System.exit(run(options(args), out) > 0 ? 1 : 0);
    } catch (Usage wrong) {
      System.err.println(wrong.getMessage());
      System.err
          .println(
              "usage: moderate [--claims FILE] [--policy FILE] [--replay FILE] [--check] [--explain] [FILE]"
                  + "   (JSON lines: {\"id\",\"text\"})");
      System.exit(2);
    }
  }

  private static Options options(String[] args) throws Usage {
    var claims = new ArrayList<>(ClaimFile.shipped());
    var room = RoomPolicy.house();
    RoomPolicy replayed = null;
    var explain = false;
    var check = false;
    Path file = null;
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--claims" -> claims.addAll(claims(argument(args, i++)));
        case "--policy" -> room = policy(argument(args, i++));
        case "--replay" -> replayed = policy(argument(args, i++));
        case "--explain" -> explain = true;
        case "--check" -> check = true;
        case String option when option.startsWith("--") ->
          throw new Usage("There is no option " + option + ".");
        case String path -> file = Path.of(path);
      }
    }
    if (file != null && !Files.isReadable(file)) {
      throw new Usage("The file " + file + " cannot be read.");
    }
    return new Options(claims, room, replayed, explain, check, file);
  }

  private static Path argument(String[] args, int option) throws Usage {
    if (option + 1 == args.length) {
      throw new Usage(args[option] + " needs a file.");
    }
    return Path.of(args[option + 1]);
  }

  private static RoomPolicy policy(Path file) throws Usage {
    try {
      return RoomPolicy.of(JSON.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {
      }));
    } catch (IOException unread) {
      throw new Usage("The policy in " + file + " cannot be read.");
    } catch (JacksonException unclear) {
      throw new Usage("The policy in " + file
          + " is not a JSON object of categories and answers, as {\"link\": \"hold\"}.");
    } catch (RoomPolicy.Impossible impossible) {
      throw new Usage(impossible.getMessage());
    }
  }

  private static List<Claim> claims(Path file) throws Usage {
    try {
      return ClaimFile.read(file);
    } catch (IOException unread) {
      throw new Usage("The claims in " + file + " cannot be read.");
    } catch (JacksonException unclear) {
      throw new Usage(
          "A line in " + file + " is not a claim: each needs id, severity (acute, serious or stigma),"
              + " false_claim and correction.");
    }
  }

  /// @return how many checks failed
  private static int run(Options options, PrintStream out) throws Exception {
    try (var house = HouseModerator.open(options.claims(), Runtime.getRuntime().availableProcessors());
        var in = options.file() == null
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            : Files.newBufferedReader(options.file())) {
      var pipeline = new ReviewPipeline(List.of(house), new HousePolicy(), (_, _) -> {
        // told by its finding
      });
      var replay = options.replayed() == null
          ? null
          : new Replay(pipeline, options.room(), options.replayed());
      var number = 0;
      var failed = 0;
      for (var text = in.readLine(); text != null; text = in.readLine()) {
        number++;
        if (text.isBlank()) {
          continue;
        }
        try {
          var line = JSON.readValue(text, Line.class);
          var answer = replay == null
              ? Optional.of(answer(line, house, pipeline, options))
              : replay.difference(line);
          if (options.check()) {
            answer = answer.filter(said -> !said.get("outcome").equals(line.expected()));
            failed += answer.isPresent() ? 1 : 0;
          }
          answer.ifPresent(said -> out.println(JSON.writeValueAsString(said)));
        } catch (JacksonException unclear) {
          System.err.println("line " + number + " is not a JSON object with id and text; left out");
        }
        out.flush();
      }
      if (failed > 0) {
        System.err.println(failed + " of " + number + " lines get another outcome than expected");
      }
      if (replay != null) {
        System.err.println(replay.summary());
      }
      return failed;
    }
  }

  private static Map<String, Object> answer(Line line, HouseModerator house, ReviewPipeline pipeline,
      Options options) {
    var stages = options.explain() ? line.stages(house) : Map.<String, Long>of();
    var reviews = line.reviews(pipeline, options.room());
    var findings = reviews.stream().flatMap(review -> review.findings().stream()).toList();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("id", line.id());
    answer.put("outcome", Line.gravest(reviews).outcome());
    answer.put("categories", findings.stream().map(f -> f.category().tag()).distinct().toList());
    answer.put("rules", findings.stream().map(Finding::rule).distinct().toList());
    answer.put("micros", TimeUnit.NANOSECONDS.toMicros(reviews.stream().mapToLong(Review::nanos).sum()));
    if (options.explain()) {
      answer.put("stages", stages);
      answer.put("findings",
          findings.stream().map(f -> Map.of("category", f.category().tag(), "rule", f.rule(),
              "confidence", f.confidence(), "from", f.from(), "to", f.to())).toList());
    }
    return answer;
  }
}
