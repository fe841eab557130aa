package hearth.loadtest.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What is counted while one act of a scenario is on. Times are `System.nanoTime`, figures microseconds. Latency counts from
/// when a message was *due*, not from when it was sent: a generator or a server that stalls makes it worse, never the
/// schedule slower. Of the crowd's own thread.
public final class Tally {
  private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(5);

  private final long from;
  private final long to;
  private final Histogram delivery = new Histogram(LONGEST_US, 3);
  private final Histogram answer = new Histogram(LONGEST_US, 3);
  private final Histogram entry = new Histogram(LONGEST_US, 3);
  private final Histogram lag = new Histogram(LONGEST_US, 3);
  private final List<Long> perSecond = new ArrayList<>();
  private long sent;
  private long accepted;
  private long warned;
  private long held;
  private long nudged;
  private long refused;
  private long deliveries;
  private long bytes;

  /// @param from beginning of what is measured; before is warm-up
  public Tally(long from, long to) {
    this.from = from;
    this.to = to;
  }

  private static void record(Histogram into, long nanos) {
    into.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_US));
  }

  private boolean isMeasured(long due) {
    return due >= from && due < to;
  }

  void sent(long due, long now) {
    if (isMeasured(due)) {
      sent++;
      record(lag, now - due);
    }
  }

  void delivered(long due, long now) {
    if (now >= from && now < to) {
      deliveries++;
      var second = (int) TimeUnit.NANOSECONDS.toSeconds(now - from);
      while (perSecond.size() <= second) {
        perSecond.add(0L);
      }
      perSecond.set(second, perSecond.get(second) + 1);
    }
    if (isMeasured(due)) {
      record(delivery, now - due);
    }
  }

  void received(int count, long now) {
    if (now >= from && now < to) {
      bytes += count;
    }
  }

  void answered(Verdict what, long due, long now) {
    if (isMeasured(due)) {
      record(answer, now - due);
      switch (what) {
        case ACCEPTED -> accepted++;
        case WARNED -> warned++;
        case HELD -> held++;
        case NUDGED -> nudged++;
        case REFUSED -> refused++;
      }
    }
  }

  void entered(long due, long now) {
    if (isMeasured(due)) {
      record(entry, now - due);
    }
  }

  /// A copy that any thread may read.
  public Count count() {
    return new Count(sent, accepted, warned, held, nudged, refused, deliveries, bytes, delivery.copy(),
        answer.copy(), entry.copy(), lag.copy(), List.copyOf(perSecond));
  }

  enum Verdict {
    ACCEPTED, WARNED, HELD, NUDGED, REFUSED
  }

  /// What was counted. Histograms are in microseconds and may be empty.
  ///
  /// @param deliveries lines that arrived while it was measured, one for each reader
  /// @param bytes      received, of whatever kind
  /// @param entry      from when somebody was to come in until she was told where the meeting stands
  /// @param lag        how late the generator itself sent
  public record Count(long sent, long accepted, long warned, long held, long nudged, long refused,
      long deliveries, long bytes, Histogram delivery, Histogram answer, Histogram entry, Histogram lag,
      List<Long> perSecond) {}
}
