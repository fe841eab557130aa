package hearth.moderation.command;

import hearth.moderation.Decision;
import hearth.moderation.Finding;
import hearth.moderation.HousePolicy;
import hearth.moderation.Review;
import hearth.moderation.ReviewPipeline;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `moderate [--claims FILE] [--explain] [FILE]`: reads JSON lines and writes, for each, what Hearth would do with it.
/// Without FILE from standard input. Ends with 0, or with 2 where it was called wrongly.
public final class Moderate {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Moderate() {}

  private static final class Usage extends Exception {
    private static final long serialVersionUID = 1;

    Usage(String words) {
      super(words);
    }
  }

  private record Options(List<Claim> claims, boolean explain, Path file) {}

  public static void main(String[] args) throws Exception {
    try {
      run(options(args), new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false,
          StandardCharsets.UTF_8));
    } catch (Usage wrong) {
      System.err.println(wrong.getMessage());
      System.err
          .println("usage: moderate [--claims FILE] [--explain] [FILE]   (JSON lines: {\"id\",\"text\"})");
      System.exit(2);
    }
  }

  private static Options options(String[] args) throws Usage {
    var claims = new ArrayList<>(ClaimFile.shipped());
    var explain = false;
    Path file = null;
    for (var i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--claims" -> {
          if (++i == args.length) {
            throw new Usage("--claims needs a file.");
          }
          claims.addAll(claims(Path.of(args[i])));
        }
        case "--explain" -> explain = true;
        case String option when option.startsWith("--") ->
          throw new Usage("There is no option " + option + ".");
        case String path -> file = Path.of(path);
      }
    }
    if (file != null && !Files.isReadable(file)) {
      throw new Usage("The file " + file + " cannot be read.");
    }
    return new Options(claims, explain, file);
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

  private static void run(Options options, PrintStream out) throws Exception {
    try (var house = HouseModerator.open(options.claims(), Runtime.getRuntime().availableProcessors());
        var in = options.file() == null
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            : Files.newBufferedReader(options.file())) {
      var pipeline = new ReviewPipeline(List.of(house), new HousePolicy(), (_, _) -> {
        // told by its finding
      });
      var number = 0;
      for (var text = in.readLine(); text != null; text = in.readLine()) {
        number++;
        if (text.isBlank()) {
          continue;
        }
        try {
          var line = JSON.readValue(text, Line.class);
          out.println(JSON.writeValueAsString(answer(line, pipeline, options.explain())));
        } catch (JacksonException unclear) {
          System.err.println("line " + number + " is not a JSON object with id and text; left out");
        }
        out.flush();
      }
    }
  }

  private static Map<String, Object> answer(Line line, ReviewPipeline pipeline, boolean explain) {
    var now = Instant.now();
    var context = line.reviewContext(now);
    var reviews = line.drafts().stream().map(draft -> pipeline.review(draft, context)).toList();
    var gravest = reviews.stream().map(Review::decision)
        .max(Comparator.<Decision>comparingInt(d -> d.verdict().weight())
            .thenComparing(d -> d.crisis().isPresent()))
        .orElse(Decision.allow());
    var findings = reviews.stream().flatMap(review -> review.findings().stream()).toList();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("id", line.id());
    answer.put("outcome", gravest.outcome());
    answer.put("categories", findings.stream().map(f -> f.category().tag()).distinct().toList());
    answer.put("rules", findings.stream().map(Finding::rule).distinct().toList());
    answer.put("micros", TimeUnit.NANOSECONDS.toMicros(reviews.stream().mapToLong(Review::nanos).sum()));
    if (explain) {
      answer.put("findings",
          findings.stream().map(f -> Map.of("category", f.category().tag(), "rule", f.rule(),
              "confidence", f.confidence(), "from", f.from(), "to", f.to())).toList());
    }
    return answer;
  }
}
