package hearth.loadtest.report;

import hearth.loadtest.report.Report.Act;
import hearth.loadtest.report.Report.Goal;
import hearth.loadtest.report.Report.Latency;
import hearth.loadtest.scenario.Objective;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Whether a run reached what its scenario asks for: the worst act counts.
public final class Goals {
  private Goals() {}

  /// What could not be measured, as a server's CPU time where no process was named, is no goal.
  public static List<Goal> of(Map<Objective, Double> wanted, List<Act> acts) {
    return wanted.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> {
      var figures = figures(entry.getKey(), acts);
      var worst = entry.getKey().isAtMost() ? figures.max() : figures.min();
      return worst.isEmpty()
          ? null
          : new Goal(entry.getKey(), entry.getValue(), worst.getAsDouble(),
              entry.getKey().isMet(entry.getValue(), worst.getAsDouble()));
    }).filter(Objects::nonNull).toList();
  }

  private static DoubleStream figures(Objective objective, List<Act> acts) {
    return switch (objective) {
      case DELIVERY_P99_MS -> latency(acts, Act::delivery, Latency::p99);
      case DELIVERY_P999_MS -> latency(acts, Act::delivery, Latency::p999);
      case ANSWER_P99_MS -> latency(acts, Act::answer, Latency::p99);
      case ENTER_MAX_S -> latency(acts, Act::entry, entry -> entry.max() / 1_000);
      case CPU_US_PER_DELIVERY -> acts.stream().mapToDouble(Act::cpuUsPerDelivery).filter(us -> us > 0);
      case KIB_PER_CONNECTION ->
        acts.stream().filter(act -> act.kind().equals("Idle")).mapToDouble(Act::kibPerConnection)
            .filter(kib -> kib > 0);
      case NOT_ACCEPTED_PERCENT ->
        acts.stream().filter(act -> act.kind().equals("Talk") && act.answers().sent() > 0)
            .mapToDouble(act -> act.answers().notAcceptedPercent());
      case DELIVERIES_PER_S ->
        acts.stream().filter(act -> act.delivery() != null).mapToDouble(Act::deliveriesPerS);
    };
  }

  private static DoubleStream latency(List<Act> acts, Function<Act, Latency> which,
      ToDoubleFunction<Latency> figure) {
    return acts.stream().filter(act -> !act.kind().equals("Raid")).map(which).filter(Objects::nonNull)
        .mapToDouble(figure);
  }
}
