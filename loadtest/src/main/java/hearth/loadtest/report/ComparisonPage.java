package hearth.loadtest.report;

import hearth.loadtest.report.Comparison.Chapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two reports to look at side by side: the figures of each phase, and how its latency was spread before and after.
public final class ComparisonPage {
  private ComparisonPage() {}

  public static void write(Comparison comparison, Path html) throws IOException {
    Files.writeString(html, of(comparison));
  }

  static String of(Comparison comparison) {
    var before = comparison.before();
    var after = comparison.after();
    return Page.sheet(after.scenario() + ", before and after",
        "<p class=soft>Before: begun " + Page.safe(before.began()) + ". After: begun "
            + Page.safe(after.began())
            + ". " + Page.safe(after.machine().cpu()) + ".</p>" + cautions(comparison)
            + comparison.chapters().stream().map(ComparisonPage::chapter).collect(Collectors.joining())
            + faults("before", before) + faults("after", after));
  }

  private static String cautions(Comparison comparison) {
    return comparison.cautions().stream().map(caution -> "<p class=bad>" + caution + "</p>")
        .collect(Collectors.joining());
  }

  private static String chapter(Chapter chapter) {
    return "<h2>" + Page.safe(chapter.name())
        + "</h2><div class=card><table><tr><th>What<th>Before<th>After<th>After / before"
        + chapter.rows().stream()
            .map(row -> "<tr><td>" + row.name() + "<td>" + Page.number(row.before()) + "<td>"
                + Page.number(row.after()) + "<td>" + (row.ratio().isEmpty() ? "–" : row.ratio()))
            .collect(Collectors.joining())
        + "</table>" + curves(chapter) + "</div>";
  }

  private static String curves(Chapter chapter) {
    var curves = Stream.of(curve("before", chapter.before()), curve("after", chapter.after()))
        .flatMap(List::stream).toList();
    return curves.isEmpty() ? "" : Chart.latency(curves);
  }

  /// Of delivery, or of coming in where nothing was said.
  private static List<Chart.Curve> curve(String name, Report.Act act) {
    var latency = act.delivery() != null ? act.delivery() : act.entry();
    return latency == null ? List.of() : List.of(Chart.Curve.of(name, latency));
  }

  private static String faults(String when, Report report) {
    return report.faults().isEmpty()
        ? ""
        : "<p class=bad>Faults " + when + ": " + Page.safe(report.faults().toString()) + "</p>";
  }
}
