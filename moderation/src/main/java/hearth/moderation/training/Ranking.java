package hearth.moderation.training;

import hearth.moderation.learned.Labels;
import hearth.moderation.learned.LineModel;
import hearth.moderation.learned.Part;
import hearth.moderation.text.Foldings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// How well the probability of abuse orders the rows of public toxicity sets: the area under the curve, pooled, and over
/// those sets alone that nobody trained on.
final class Ranking {
  private static final Set<String> POOLED = Set.of("surge_toxicity", "civil_comments_balanced", "davidson",
      "identity_madlibs", "toxigen_disability", "wiki_toxicity_identity", "olid", "stormfront");
  private static final int MOST_ROWS = 1_000;

  private record Scored(boolean toxic, float score, boolean unseen) {}

  private Ranking() {}

  static void measure(Path data) throws java.io.IOException {
    var scored = new ArrayList<Scored>();
    try (var model = LineModel.shipped()) {
      var folding = Foldings.shipped();
      for (var source : PublicSets.SOURCES) {
        if (POOLED.contains(source.file())) {
          var rows = PublicSets.read(data, source);
          Collections.shuffle(rows, new Random(5));
          for (var row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            var score = 0f;
            for (var part : Part.of(folding.fold(row.text()))) {
              var p = model.byMeaning(part, model.byWords(part));
              var sum = 0f;
              for (var label : PublicSets.ABUSE) {
                sum += p[Labels.indexOf(label)];
              }
              score = Math.max(score, sum);
            }
            scored.add(new Scored(!row.label().equals("ok"), score, source.train() == 0));
          }
        }
      }
    }
    if (!scored.isEmpty()) {
      System.out.printf(
          "== public toxicity, area under the curve: pooled %.3f (%d rows), of sets nobody trained on %.3f%n",
          area(scored), scored.size(), area(scored.stream().filter(Scored::unseen).toList()));
    }
  }

  /// The chance that a toxic row scores above one that is not.
  private static double area(List<Scored> rows) {
    var sorted = rows.stream().sorted(Comparator.comparing(Scored::score)).toList();
    double fine = 0;
    double wins = 0;
    for (var row : sorted) {
      if (row.toxic()) {
        wins += fine;
      } else {
        fine++;
      }
    }
    return wins / fine / (rows.size() - fine);
  }
}
