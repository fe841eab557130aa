package hearth.loadtest.report;

import hearth.loadtest.scenario.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What came of one run, as it is kept and compared.
///
/// @param faults what must never happen and did, by kind; empty when all is well
public record Report(String scenario, String purpose, String began, Machine machine, int rooms, int members,
    List<Act> acts, List<Goal> goals, Map<String, Long> faults) {
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /// @param serverPid 0 where the server was not looked at
  public record Machine(String cpu, int cores, String system, String java, long serverPid) {}

  /// What one phase came to. Figures that were not measured are 0 or null.
  ///
  /// @param deliveriesPerS             lines that reached a reader
  /// @param serverCores                how much of how many cores the server used
  /// @param cpuUsPerDelivery           the server's CPU time
  /// @param serverMib                  the server's memory at the end
  /// @param kibPerConnection           how much more memory the server has than before the first came, for each who is in
  /// @param generatorCores             what this tool used itself
  /// @param perSecond                  deliveries in each second
  public record Act(String name, String kind, double seconds, long in, double sentPerS, double deliveriesPerS,
      Answers answers, Latency delivery, Latency answer, Latency entry, Latency lag, double serverCores,
      double cpuUsPerDelivery, double serverMib, double kibPerConnection, double generatorCores, long hangUps,
      List<Long> perSecond) {}

  public record Answers(long sent, long accepted, long warned, long held, long nudged, long refused) {
    double notAcceptedPercent() {
      return sent == 0 ? 0 : 100.0 * (sent - accepted - warned) / sent;
    }
  }

  /// In milliseconds. `curve` is pairs of a percentile and its latency.
  public record Latency(long count, double p50, double p90, double p99, double p999, double max,
      List<List<Double>> curve) {
    private static final double[] POINTS = {0, 10, 25, 50, 75, 90, 95, 97.5, 99, 99.5, 99.75, 99.9, 99.95,
        99.99, 99.999,
        100};

    /// @return null for an empty one
    public static Latency of(Histogram us) {
      if (us.getTotalCount() == 0) {
        return null;
      }
      var curve = java.util.Arrays.stream(POINTS)
          .mapToObj(p -> List.of(p, us.getValueAtPercentile(p) / 1_000.0)).toList();
      return new Latency(us.getTotalCount(), at(us, 50), at(us, 90), at(us, 99), at(us, 99.9),
          us.getMaxValue() / 1_000.0, curve);
    }

    private static double at(Histogram us, double percentile) {
      return us.getValueAtPercentile(percentile) / 1_000.0;
    }
  }

  public record Goal(Objective objective, double wanted, double measured, boolean met) {}

  public boolean isGood() {
    return faults.isEmpty() && goals.stream().allMatch(Goal::met);
  }

  public void write(Path json) throws IOException {
    Files.writeString(json, JSON.writeValueAsString(this) + "\n");
  }

  /// @throws IOException with words for whoever named the file
  public static Report read(Path json) throws IOException {
    try {
      return JSON.readValue(Files.readString(json), Report.class);
    } catch (JacksonException unreadable) {
      throw new IOException(json + " is not a report of this tool: " + unreadable.getOriginalMessage(),
          unreadable);
    }
  }
}
