package hearth.moderation.training;

import hearth.moderation.learned.Labels;
import hearth.moderation.learned.LineModel;
import hearth.moderation.learned.Part;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Foldings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// How well the probability of abuse orders the rows of public toxicity sets that nobody learned from: the area under the
/// curve, pooled over the sets of which other rows were learned, over those of which none was, and over all.
final class Ranking {
  private static final Set<String> TOXICITY = Set.of("surge_toxicity", "civil_comments_balanced", "davidson",
      "identity_madlibs", "toxigen_disability", "wiki_toxicity_identity", "olid", "stormfront");
  private static final int MOST_ROWS = 1_500;

  private record Scored(PublicSets.Source set, boolean toxic, float score) {
    boolean isLearnedFrom() {
      return set.train() > 0;
    }
  }

  private Ranking() {}

  static void measure(Path data) throws IOException {
    var scored = new ArrayList<Scored>();
    var sets = PublicSets.SOURCES.stream().filter(source -> TOXICITY.contains(source.file())).toList();
    try (var model = LineModel.shipped()) {
      var folding = Foldings.shipped();
      for (var set : sets) {
        var unseen = PublicSets.split(data, set).unseen();
        for (var row : unseen.subList(0, Math.min(MOST_ROWS, unseen.size()))) {
          scored.add(new Scored(set, !row.label().equals("ok"), abuse(row.text(), model, folding)));
        }
      }
    }
    if (!scored.isEmpty()) {
      System.out.println("== public toxicity, rows not learned from: area under the curve");
      print("sets of which others were", scored, Scored::isLearnedFrom);
      print("sets of which none was", scored, row -> !row.isLearnedFrom());
      print("all together", scored, _ -> true);
      sets.forEach(set -> print("  " + set.file(), scored, row -> row.set() == set));
    }
  }

  private static float abuse(String text, LineModel model, Folding folding) {
    var most = 0f;
    for (var part : Part.of(folding.fold(text))) {
      var p = model.byMeaning(part, model.byWords(part));
      var sum = 0f;
      for (var label : PublicSets.ABUSE) {
        sum += p[Labels.indexOf(label)];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  private static void print(String name, List<Scored> scored, Predicate<Scored> which) {
    var rows = scored.stream().filter(which).toList();
    if (rows.stream().anyMatch(Scored::toxic) && !rows.stream().allMatch(Scored::toxic)) {
      System.out.printf("%-40s %.3f  of %d%n", name, area(rows), rows.size());
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
