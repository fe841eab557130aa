package hearth.server.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.loadtest.LoadTest;
import hearth.loadtest.Progress;
import hearth.loadtest.measure.ServerProbe;
import hearth.loadtest.scenario.Lines;
import hearth.loadtest.scenario.Objective;
import hearth.loadtest.scenario.Phase;
import hearth.loadtest.scenario.Scenario;
import hearth.loadtest.venue.Venue;
import hearth.server.Server;
import hearth.server.testing.House;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The load test against a real server: small, but all of it.
class LoadTestTest {
  private static final Phase.Join JOIN = new Phase.Join("Coming in", 0.5);
  private static final Phase.Talk TALK = new Phase.Talk("Talk", 0.5, 2, 3, 0, 0, null);

  @TempDir
  Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private hearth.loadtest.report.Report play(Map<String, String> hooks, Map<Objective, Double> wanted,
      Phase... phases)
      throws Exception {
    var scenario = new Scenario("small", "To see that it works.", 3, 4, List.of(phases), wanted);
    try (var server = House.start(folder, Server.Outside.real());
        var venue = Venue.byFirstLink(URI.create(server.firstSignIn().orElseThrow()))) {
      var lines = Lines.read(Path.of("../moderation/functional/ordinary.txt"));
      var pid = ProcessHandle.current().pid();
      return new LoadTest(lines, ServerProbe.of(pid), pid, hooks, new Progress(new PrintStream(shown), false))
          .play(scenario, venue, 1);
    }
  }

  @Test
  void an_evening_is_played_counted_and_found_whole() throws Exception {
    var report = play(Map.of(), Map.of(Objective.ENTER_MAX_S, 20.0), JOIN, TALK,
        new Phase.Reconnect("All again", 1, 0.2), TALK,
        new Phase.Raid("Raid", 2, 2, 2, "you are all worthless, log off and die"),
        new Phase.Idle("Silence", 0.5),
        new Phase.Close("Closing"));
    assertThat(report.faults()).isEmpty();
    assertThat(report.isGood()).as(shown.toString()).isTrue();
    assertThat(report.acts()).extracting(act -> act.name()).containsExactly("Coming in", "Talk", "All again",
        "Talk", "Raid",
        "Silence");
    var talk = report.acts().get(1);
    assertThat(talk.in()).isEqualTo(12);
    assertThat(talk.answers().sent()).isBetween(15L, 21L); // three rooms, three lines a second, two seconds
    assertThat(
        talk.answers().accepted() + talk.answers().warned() + talk.answers().held() + talk.answers().nudged()
            + talk.answers().refused())
        .isEqualTo(talk.answers().sent());
    assertThat(talk.delivery().count()).isEqualTo((talk.answers().accepted() + talk.answers().warned()) * 4);
    assertThat(report.acts().get(2).entry().count()).isEqualTo(12);
    assertThat(report.acts().get(4).answers().accepted()).as("what raiders shout is not posted").isZero();
    assertThat(report.goals()).singleElement().satisfies(goal -> assertThat(goal.met()).isTrue());
    assertThat(shown.toString()).contains("deliveries/s").contains("0 members still in");
  }

  @Test
  void what_is_asked_for_and_not_reached_is_said() throws Exception {
    var report = play(Map.of(), Map.of(Objective.DELIVERIES_PER_S, 1e9), JOIN, TALK);
    assertThat(report.isGood()).isFalse();
    assertThat(Optional.of(report.goals().getFirst().met())).hasValue(false);
  }
}
