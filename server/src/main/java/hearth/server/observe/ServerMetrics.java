package hearth.server.observe;

import hearth.moderation.Decision;
import hearth.protocol.MeetingId;
import hearth.protocol.RefusalCode;
import hearth.server.room.RoomWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every measurement a verb, every name in this file. Tags have few values: never a room, a person or a word.
public final class ServerMetrics implements RoomWatch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("hearth.rooms");

  /// One that is away fails for every message; the log need not say so each time.
  private static final Duration QUIET = Duration.ofMinutes(1);
  private final Map<String, Long> toldOfBroken = new ConcurrentHashMap<>();
  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Counter opened = counter("hearth.meetings.opened", "Meetings opened");
  private final Counter closed = counter("hearth.meetings.closed", "Meetings closed");
  private final Counter stopped = counter("hearth.rooms.stopped", "Rooms stopped because the store failed");
  private final Counter moderatorsBroken = counter("hearth.moderators.broken",
      "Reviews in which a moderator threw");
  private final Counter facts = counter("hearth.room.facts", "Facts written to the logs of meetings");
  private final Map<String, Timer> reviews = new ConcurrentHashMap<>();
  private final AtomicInteger seats = new AtomicInteger();
  private final Timer turn = Timer.builder("hearth.room.turn")
      .description("A room's turn: decided, written, told").publishPercentileHistogram()
      .minimumExpectedValue(Duration.ofNanos(100_000)).maximumExpectedValue(Duration.ofSeconds(5))
      .register(registry);
  private final DistributionSummary inputs = DistributionSummary.builder("hearth.room.turn.inputs")
      .description("Inputs settled in one turn").register(registry);

  public ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gc.bindTo(registry);
    Gauge.builder("hearth.room.seats", seats::get).description("People connected to a room")
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  public void watchConnections(Supplier<Number> open, Supplier<Number> rooms) {
    Gauge.builder("hearth.connections", open).description("Open connections, pages and meetings")
        .register(registry);
    Gauge.builder("hearth.rooms.awake", rooms).description("Rooms in memory").register(registry);
  }

  @Override
  public void opened(MeetingId meeting) {
    opened.increment();
    LOG.info("meeting {} opened", meeting);
  }

  @Override
  public void closed(MeetingId meeting) {
    closed.increment();
    LOG.info("meeting {} closed", meeting);
  }

  @Override
  public void stopped(MeetingId meeting, Throwable why) {
    stopped.increment();
    LOG.error("room of meeting {} stopped and will be rebuilt from its log: {}", meeting,
        Failures.describe(why));
  }

  @Override
  public void turned(int inputCount, int factCount, Duration took) {
    turn.record(took);
    inputs.record(inputCount);
    facts.increment(factCount);
  }

  @Override
  public void reviewed(Decision decision, Duration took) {
    reviews.computeIfAbsent(decision.outcome(), this::reviewTimer).record(took);
  }

  private Timer reviewTimer(String verdict) {
    return Timer.builder("hearth.message.review").description("A message's review, queue included")
        .tag("verdict", verdict).publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(10_000)).maximumExpectedValue(Duration.ofSeconds(5))
        .register(registry);
  }

  @Override
  public void refused(RefusalCode code) {
    registry.counter("hearth.commands.refused", "code", code.name().toLowerCase(Locale.ROOT)).increment();
  }

  @Override
  public void seats(int change) {
    seats.addAndGet(change);
  }

  public void moderatorBroke(String name, Throwable failure) {
    moderatorsBroken.increment();
    var now = System.nanoTime();
    var told = toldOfBroken.get(name);
    if (told == null || now - told > QUIET.toNanos()) {
      toldOfBroken.put(name, now);
      LOG.error("moderator {} broke: {} (told once a minute)", name, Failures.describe(failure));
    }
  }

  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
