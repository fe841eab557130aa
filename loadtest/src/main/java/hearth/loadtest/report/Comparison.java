package hearth.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Two reports of the same scenario side by side, phase by phase.
public record Comparison(Report before, Report after) {
  /// One figure of both.
  record Row(String name, double before, double after) {
    /// How many times as much; empty where there was nothing before.
    String ratio() {
      return before == 0 ? "" : number(after / before);
    }
  }

  /// A phase that both have.
  record Chapter(Report.Act before, Report.Act after, List<Row> rows) {
    String name() {
      return after.name();
    }
  }

  /// Why the figures may not compare.
  List<String> cautions() {
    var cautions = new ArrayList<String>();
    if (!before.scenario().equals(after.scenario()) || before.rooms() != after.rooms()
        || before.members() != after.members()) {
      cautions.add("These are not runs of the same scenario: figures may not compare.");
    }
    if (!before.machine().cpu().equals(after.machine().cpu())) {
      cautions.add("They ran on different processors: figures do not compare.");
    }
    return cautions;
  }

  List<Chapter> chapters() {
    return after.acts().stream()
        .flatMap(now -> before.acts().stream().filter(old -> old.name().equals(now.name())).limit(1)
            .map(old -> new Chapter(old, now, rows(old, now))))
        .toList();
  }

  private static List<Row> rows(Report.Act old, Report.Act now) {
    var rows = new ArrayList<Row>();
    add(rows, "deliveries/s", old, now, Report.Act::deliveriesPerS);
    add(rows, "delivery p50, ms", old, now, act -> of(act.delivery(), Report.Latency::p50));
    add(rows, "delivery p99, ms", old, now, act -> of(act.delivery(), Report.Latency::p99));
    add(rows, "delivery p99.9, ms", old, now, act -> of(act.delivery(), Report.Latency::p999));
    add(rows, "answer p99, ms", old, now, act -> of(act.answer(), Report.Latency::p99));
    add(rows, "coming in, longest, ms", old, now, act -> of(act.entry(), Report.Latency::max));
    add(rows, "server CPU, µs a delivery", old, now, Report.Act::cpuUsPerDelivery);
    add(rows, "server cores", old, now, Report.Act::serverCores);
    add(rows, "server memory, MiB", old, now, Report.Act::serverMib);
    return rows;
  }

  private static void add(List<Row> rows, String name, Report.Act old, Report.Act now,
      ToDoubleFunction<Report.Act> figure) {
    var row = new Row(name, figure.applyAsDouble(old), figure.applyAsDouble(now));
    if (row.before() != 0 || row.after() != 0) {
      rows.add(row);
    }
  }

  private static double of(Report.Latency latency, ToDoubleFunction<Report.Latency> figure) {
    return latency == null ? 0 : figure.applyAsDouble(latency);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    cautions().forEach(caution -> text.append(caution).append('\n'));
    text.append(line("", "before", "after", "after / before"));
    for (var chapter : chapters()) {
      text.append('\n').append(chapter.name()).append('\n');
      chapter.rows().forEach(
          row -> text
              .append(line("  " + row.name(), number(row.before()), number(row.after()), row.ratio())));
    }
    return text.append("\nfaults: ").append(before.faults()).append(" before, ").append(after.faults())
        .append(" after\n")
        .toString();
  }

  private static String line(String name, String a, String b, String ratio) {
    return String.format(Locale.ROOT, "%-28s %14s %14s %16s%n", name, a, b, ratio);
  }

  /// Three figures that mean something.
  static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : value >= 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2f", value);
  }
}
