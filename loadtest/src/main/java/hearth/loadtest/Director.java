package hearth.loadtest;

import hearth.loadtest.crowd.Crowd;
import hearth.loadtest.crowd.Tally;
import hearth.loadtest.measure.ServerProbe;
import hearth.loadtest.report.Report.Act;
import hearth.loadtest.report.Report.Answers;
import hearth.loadtest.report.Report.Latency;
import hearth.loadtest.scenario.Phase;
import hearth.loadtest.scenario.Scenario;
import hearth.loadtest.venue.Venue;
import hearth.loadtest.venue.Venue.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Plays a scenario with a crowd, phase by phase, and reads the server's meters at the right moments. Blocks.
final class Director {
  private static final long QUIET_MS = 300;
  private static final long PATIENCE_S = 60;

  private final Scenario scenario;
  private final Crowd crowd;
  private final Venue venue;
  private final List<Place> places;
  private final Optional<ServerProbe> server;
  private final Map<String, String> hooks;
  private final Progress progress;
  private final ServerProbe own = ServerProbe.ofThis();
  private final List<Act> acts = new ArrayList<>();
  private final List<Process> hooked = new ArrayList<>();
  private long emptyRssKib;

  Director(Scenario scenario, Crowd crowd, Venue venue, List<Place> places, Optional<ServerProbe> server,
      Map<String, String> hooks, Progress progress) {
    this.scenario = scenario;
    this.crowd = crowd;
    this.venue = venue;
    this.places = places;
    this.server = server;
    this.hooks = hooks;
    this.progress = progress;
  }

  List<Act> play() throws IOException, InterruptedException {
    emptyRssKib = server.map(probe -> probe.read().rssKib()).orElse(0L);
    for (var phase : scenario.phases()) {
      switch (phase) {
        case Phase.Join join -> join(join);
        case Phase.Idle idle -> measured(idle, seconds(idle.seconds()), () -> {});
        case Phase.Talk talk -> talk(talk);
        case Phase.Climb climb -> climb(climb);
        case Phase.Reconnect again -> reconnect(again);
        case Phase.Raid raid -> raid(raid);
        case Phase.Hook hook -> hook(hook);
        case Phase.Close close -> close(close);
      }
    }
    for (var process : hooked) {
      process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
    }
    return acts;
  }

  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  private void join(Phase.Join join) throws InterruptedException {
    var everybody = (long) scenario.rooms() * scenario.members();
    var begin = System.nanoTime() + seconds(0.2);
    until(join, begin, begin + seconds(join.seconds()) + 1,
        () -> crowd.comeIn(begin, seconds(join.seconds())),
        () -> crowd.in() == everybody);
  }

  private void talk(Phase.Talk talk) throws InterruptedException {
    var begin = System.nanoTime() + seconds(0.2);
    var from = begin + seconds(talk.warmup());
    var to = from + seconds(talk.seconds());
    acts.add(window(talk, from, to, () -> crowd.talk(talk, begin, to, false, null)));
  }

  /// The last step that the server followed is what is reported.
  private void climb(Phase.Climb climb) throws InterruptedException {
    Act best = null;
    for (int n = 0; n < climb.steps(); n++) {
      var step = climb.step(n);
      var begin = System.nanoTime() + seconds(0.2);
      var from = begin + seconds(step.warmup());
      var to = from + seconds(step.seconds());
      var act = window(step, from, to, () -> crowd.talk(step, begin, to, false, null));
      var due = step.perRoom() * scenario.rooms() * scenario.members();
      if (act.delivery() == null || act.delivery().p99() > climb.p99Ms()
          || act.deliveriesPerS() < 0.97 * due) {
        break;
      }
      best = act;
    }
    if (best != null) {
      acts.add(best);
    }
  }

  private void reconnect(Phase.Reconnect again) throws InterruptedException {
    var everybody = (long) scenario.rooms() * scenario.members();
    crowd.cut(again.share());
    waitFor(() -> crowd.in() < everybody, 5);
    Thread.sleep(500);
    var begin = System.nanoTime() + seconds(0.1);
    until(again, begin, begin + seconds(again.seconds()) + 1,
        () -> crowd.comeIn(begin, seconds(again.seconds())),
        () -> crowd.in() == everybody);
  }

  private void raid(Phase.Raid raid) throws InterruptedException {
    var begin = System.nanoTime() + seconds(0.2);
    var from = begin + seconds(1);
    var to = from + seconds(raid.seconds());
    var how = new Phase.Talk(raid.name(), 0, raid.seconds(), raid.perRoom(), 0, 0, null);
    acts.add(window(raid, from, to, () -> {
      crowd.raidersComeIn(begin, seconds(0.8));
      crowd.talk(how, from, to, true, raid.words());
    }));
    crowd.raidersGo();
  }

  private void hook(Phase.Hook hook) throws IOException {
    var command = Optional.ofNullable(hooks.get(hook.command()))
        .orElseThrow(() -> new IOException("this scenario needs --hook " + hook.command() + "='a command'"));
    progress.say(hook.name() + ": " + command);
    hooked.add(new ProcessBuilder("sh", "-c", command).inheritIO().start());
  }

  private void close(Phase.Close close) throws IOException, InterruptedException {
    for (var place : places) {
      venue.closeMeeting(place);
    }
    waitFor(() -> crowd.in() == 0, 20);
    progress
        .say(close.name() + ": " + places.size() + " meetings closed, " + crowd.in() + " members still in");
  }

  private interface Check {
    boolean holds();
  }

  private static void waitFor(Check check, double longest) throws InterruptedException {
    var until = System.nanoTime() + seconds(longest);
    while (!check.holds() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
  }

  /// An act that ends when something is so.
  private void until(Phase phase, long from, long dueUntil, Runnable begin, Check end)
      throws InterruptedException {
    crowd.countInto(new Tally(from, dueUntil));
    var meters = read();
    var hangUps = crowd.hangUps();
    begin.run();
    waitFor(end, PATIENCE_S);
    acts.add(act(phase, (System.nanoTime() - from) / 1e9, meters, hangUps));
  }

  private void measured(Phase phase, long nanos, Runnable begin) throws InterruptedException {
    var from = System.nanoTime();
    acts.add(window(phase, from, from + nanos, begin));
  }

  /// An act that lasts for a given time, and then until nothing is under way.
  private Act window(Phase phase, long from, long to, Runnable begin) throws InterruptedException {
    crowd.countInto(new Tally(from, to));
    begin.run();
    sleepUntil(from);
    var meters = read();
    var hangUps = crowd.hangUps();
    while (System.nanoTime() < to) {
      Thread.sleep(Math.clamp((to - System.nanoTime()) / 1_000_000, 1, 1_000));
      progress.show(phase.name(), (System.nanoTime() - from) / 1e9, crowd.count(), crowd.in());
    }
    var after = read();
    settle();
    return act(phase, (to - from) / 1e9, meters.until(after), hangUps);
  }

  /// Waits until everything was answered and nothing more is heard.
  private void settle() throws InterruptedException {
    waitFor(() -> crowd.unanswered() == 0, PATIENCE_S);
    var heard = -1L;
    for (var now = crowd.heard(); now != heard; now = crowd.heard()) {
      heard = now;
      Thread.sleep(QUIET_MS);
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    var left = nanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  private record Meters(ServerProbe.Reading server, ServerProbe.Reading own, ServerProbe.Reading serverAfter,
      ServerProbe.Reading ownAfter) {
    Meters until(Meters later) {
      return new Meters(server, own, later.server(), later.own());
    }
  }

  private Meters read() {
    var at = server.map(ServerProbe::read).orElse(new ServerProbe.Reading(0, 0));
    var self = own.read();
    return new Meters(at, self, at, self);
  }

  private Act act(Phase phase, double seconds, Meters meters, long hangUpsBefore) {
    var whole = meters.serverAfter() == meters.server() ? meters.until(read()) : meters;
    var count = crowd.count();
    var cpu = whole.serverAfter().cpuSeconds() - whole.server().cpuSeconds();
    var in = crowd.in();
    var more = whole.serverAfter().rssKib() - emptyRssKib;
    var act = new Act(phase.name(), phase.getClass().getSimpleName(), seconds, in, count.sent() / seconds,
        count.deliveries() / seconds,
        new Answers(count.sent(), count.accepted(), count.warned(), count.held(), count.nudged(),
            count.refused()),
        Latency.of(count.delivery()), Latency.of(count.answer()), Latency.of(count.entry()),
        Latency.of(count.lag()),
        cpu / seconds, count.deliveries() == 0 ? 0 : cpu * 1e6 / count.deliveries(),
        whole.serverAfter().rssKib() / 1024.0, server.isEmpty() || in == 0 ? 0 : (double) more / in,
        (whole.ownAfter().cpuSeconds() - whole.own().cpuSeconds()) / seconds, crowd.hangUps() - hangUpsBefore,
        count.perSecond());
    progress.done(act);
    return act;
  }
}
