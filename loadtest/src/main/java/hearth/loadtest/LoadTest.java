package hearth.loadtest;

import hearth.loadtest.crowd.Crowd;
import hearth.loadtest.measure.Machines;
import hearth.loadtest.measure.ServerProbe;
import hearth.loadtest.report.Goals;
import hearth.loadtest.report.Report;
import hearth.loadtest.scenario.Lines;
import hearth.loadtest.scenario.Scenario;
import hearth.loadtest.venue.Venue;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A scenario from the empty room to the report. Blocks.
///
/// @param pid   of the server, 0 where it is not looked at
/// @param hooks commands by name, for scenarios that break something; `{server}` in them is the server's process
public record LoadTest(Lines lines, Optional<ServerProbe> server, long pid, Map<String, String> hooks,
    Progress progress) {
  /// @param seed the same seed is the same evening
  public Report play(Scenario scenario, Venue venue, long seed) throws IOException, InterruptedException {
    progress.say(scenario.name() + ": " + scenario.rooms() + " rooms of " + scenario.members()
        + " members; opening rooms and taking names");
    var places = venue.prepare(scenario.rooms(), scenario.members(), scenario.raiders());
    try (var crowd = new Crowd(venue.base(), places, lines, seed)) {
      var began = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      var acts = new Director(scenario, crowd, venue, places, server, commands(), progress).play();
      return new Report(scenario.name(), scenario.purpose(), began, Machines.here(pid), scenario.rooms(),
          scenario.members(), acts, Goals.of(scenario.objectives(), acts), crowd.check());
    }
  }

  private Map<String, String> commands() {
    return hooks.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
        hook -> hook.getValue().replace("{server}", Long.toString(pid))));
  }
}
