package hearth.moderation.training;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// The public sets, outside the repository. Each says which of its labels stand for which of ours, and whether its
/// licence lets it train what ships.
public final class PublicSets {
  static final Set<String> ABUSE = Set.of("harassment", "threat", "hate", "sexual", "trolling",
      "self_harm_encouragement");
  static final Set<String> NO_BREACH = Set.of("ok", "crisis_passive", "crisis_active", "crisis_imminent",
      "crisis_medical", "crisis_third_party", "trigger_detail");
  static final Set<String> CRISIS = Set.of("crisis_passive", "crisis_active", "crisis_imminent",
      "crisis_medical",
      "crisis_third_party");
  static final Set<String> OK = Set.of("ok");

  /// @param means  their label → the labels of ours that it may be; others are left out
  /// @param train  how many rows at most may train what ships; 0 where the licence is not clear
  record Source(String file, Map<String, Set<String>> means, int train, float weight) {}

  static final List<Source> SOURCES = List.of(
      new Source("surge_toxicity", Map.of("toxic", ABUSE, "ok", NO_BREACH), 700, 0.5f),
      new Source("civil_comments_balanced", Map.of("toxic", ABUSE, "ok", NO_BREACH), 4000, 0.25f),
      new Source("davidson", Map.of("hate", ABUSE, "neither", NO_BREACH), 3000, 0.25f),
      new Source("identity_madlibs", Map.of("toxic", ABUSE, "ok", NO_BREACH), 1200, 0.25f),
      new Source("rallypoint_suicide", Map.of("no_risk", NO_BREACH, "suicide_risk", CRISIS), 700, 0.4f),
      new Source("reddit_mh_support", Map.of("support_talk", NO_BREACH), 600, 1f),
      new Source("counsel_chat", Map.of("support_talk", NO_BREACH), 1500, 1f),
      new Source("sms_spam", Map.of("ham", OK, "spam", Set.of("spam")), 1500, 0.3f),
      new Source("youtube_spam", Map.of("spam", Set.of("spam", "solicitation"), "ham", OK), 400, 0.3f),
      new Source("toxigen_disability", Map.of("hate", ABUSE, "neutral", NO_BREACH), 100, 0.3f),
      // measured only
      new Source("hatecheck", Map.of("hateful", ABUSE, "non-hateful", NO_BREACH), 0, 0),
      new Source("recoverycheck_suite", Map.ofEntries(Map.entry("ok", OK), Map.entry("crisis", CRISIS),
          Map.entry("drug_sourcing", Set.of("sourcing", "selling")),
          Map.entry("misinformation",
              Set.of("misinformation_acute", "misinformation", "misinformation_stigma")),
          Map.entry("harassment", ABUSE), Map.entry("threat", ABUSE), Map.entry("hate", ABUSE),
          Map.entry("sexual", ABUSE), Map.entry("spam", Set.of("spam")),
          Map.entry("pii", Set.of("pii_own", "pii_other")),
          Map.entry("content_warning", Set.of("trigger_detail"))), 0, 0),
      new Source("olid", Map.of("OFF", ABUSE, "NOT", NO_BREACH), 0, 0),
      new Source("stormfront", Map.of("hate", ABUSE, "noHate", NO_BREACH), 0, 0),
      new Source("wiki_toxicity_identity", Map.of("toxic", ABUSE, "ok", NO_BREACH), 0, 0),
      new Source("treatise_moud_support", Map.of("support_talk", NO_BREACH), 0, 0),
      new Source("annomi_counselling", Map.of("support_talk", NO_BREACH), 0, 0),
      new Source("dreaddit", Map.of("stress", NO_BREACH, "no_stress", NO_BREACH), 0, 0),
      new Source("twitter_suicidal_intention", Map.of("suicidal", CRISIS, "not_suicidal", NO_BREACH), 0, 0));

  private PublicSets() {}

  static List<Example> read(Path folder, Source source) throws IOException {
    var examples = new ArrayList<Example>();
    var file = folder.resolve("moderation").resolve(source.file() + ".csv.gz");
    if (!Files.exists(file)) {
      return examples;
    }
    for (var row : rows(file)) {
      var means = source.means().get(row.getField("label"));
      if (means != null) {
        examples.add(new Example(source.file(), source.file() + row.getField("id"), row.getField("text"),
            means.contains("ok") ? "ok" : Collections.min(means), means, source.weight()));
      }
    }
    return examples;
  }

  /// The rows that train what ships, and those of the same set that do not: always the same ones.
  record Split(List<Example> learned, List<Example> unseen) {}

  static Split split(Path folder, Source source) throws IOException {
    var rows = read(folder, source);
    Collections.shuffle(rows, new Random(7));
    var learned = Math.min(rows.size(), source.train());
    return new Split(rows.subList(0, learned), rows.subList(learned, rows.size()));
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (
        var in = new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
            StandardCharsets.UTF_8);
        var rows = CsvReader.builder().ofNamedCsvRecord(in)) {
      return rows.stream().toList();
    }
  }
}
