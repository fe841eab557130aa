package hearth.loadtest;

import hearth.loadtest.crowd.Tally;
import hearth.loadtest.report.Report;
import java.io.PrintStream;
import java.util.Locale;

/// What whoever waits for a run sees of it: one line that lives, and one for each phase that is over.
public final class Progress {
  private final PrintStream out;
  private final boolean isTerminal;

  public Progress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  void say(String words) {
    clear();
    out.println("  " + words);
  }

  /// Only a terminal can take a line back.
  void show(String phase, double seconds, Tally.Count count, long in) {
    if (isTerminal) {
      clear();
      out.printf(Locale.ROOT, "  %s  %.0f s   %,d in   %,.0f deliveries/s   p99 %.1f ms", phase, seconds, in,
          count.deliveries() / Math.max(0.001, seconds), count.delivery().getValueAtPercentile(99) / 1_000.0);
      out.flush();
    }
  }

  void done(Report.Act act) {
    clear();
    out.printf(Locale.ROOT, "  %-24s %6.1f s %,8d in", act.name(), act.seconds(), act.in());
    if (act.entry() != null) {
      out.printf(Locale.ROOT, "   came in: p50 %.0f ms, longest %.0f ms", act.entry().p50(),
          act.entry().max());
    }
    if (act.answers().sent() > 0) {
      out.printf(Locale.ROOT, "   %,.0f messages/s, %.1f %% not accepted", act.sentPerS(), notAccepted(act));
    }
    if (act.delivery() != null) {
      out.printf(Locale.ROOT, "   %,.0f deliveries/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms",
          act.deliveriesPerS(),
          act.delivery().p50(), act.delivery().p99(), act.delivery().p999());
    }
    if (act.serverCores() > 0) {
      out.printf(Locale.ROOT, "   server %.2f cores, %.0f MiB", act.serverCores(), act.serverMib());
    }
    if (act.cpuUsPerDelivery() > 0) {
      out.printf(Locale.ROOT, ", %.2f µs a delivery", act.cpuUsPerDelivery());
    }
    out.println();
  }

  private static double notAccepted(Report.Act act) {
    var a = act.answers();
    return 100.0 * (a.sent() - a.accepted() - a.warned()) / a.sent();
  }

  private void clear() {
    if (isTerminal) {
      out.print("\r\033[K");
    }
  }
}
