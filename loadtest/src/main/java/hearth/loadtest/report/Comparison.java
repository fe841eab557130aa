package hearth.loadtest.report;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Two reports of the same scenario side by side, phase by phase.
public record Comparison(Report before, Report after) {
  @Override
  public String toString() {
    var text = new StringBuilder();
    if (!before.scenario().equals(after.scenario()) || before.rooms() != after.rooms()
        || before.members() != after.members()) {
      text.append("These are not runs of the same scenario: figures may not compare.\n");
    }
    if (!before.machine().cpu().equals(after.machine().cpu())) {
      text.append("They ran on different processors: figures do not compare.\n");
    }
    text.append(line("", "before", "after", "after / before"));
    for (var act : after.acts()) {
      before.acts().stream().filter(other -> other.name().equals(act.name())).findFirst().ifPresent(old -> {
        text.append('\n').append(act.name()).append('\n');
        row(text, "deliveries/s", old, act, Report.Act::deliveriesPerS);
        row(text, "delivery p50, ms", old, act, a -> of(a.delivery(), Report.Latency::p50));
        row(text, "delivery p99, ms", old, act, a -> of(a.delivery(), Report.Latency::p99));
        row(text, "delivery p99.9, ms", old, act, a -> of(a.delivery(), Report.Latency::p999));
        row(text, "answer p99, ms", old, act, a -> of(a.answer(), Report.Latency::p99));
        row(text, "coming in, longest, ms", old, act, a -> of(a.entry(), Report.Latency::max));
        row(text, "server CPU, µs a delivery", old, act, Report.Act::cpuUsPerDelivery);
        row(text, "server cores", old, act, Report.Act::serverCores);
        row(text, "server memory, MiB", old, act, Report.Act::serverMib);
      });
    }
    return text.append("\nfaults: ").append(before.faults()).append(" before, ").append(after.faults())
        .append(" after\n")
        .toString();
  }

  private static double of(Report.Latency latency, ToDoubleFunction<Report.Latency> figure) {
    return latency == null ? 0 : figure.applyAsDouble(latency);
  }

  private static void row(StringBuilder text, String name, Report.Act old, Report.Act now,
      ToDoubleFunction<Report.Act> figure) {
    var a = figure.applyAsDouble(old);
    var b = figure.applyAsDouble(now);
    if (a != 0 || b != 0) {
      text.append(line("  " + name, number(a), number(b), a == 0 ? "" : number(b / a)));
    }
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
