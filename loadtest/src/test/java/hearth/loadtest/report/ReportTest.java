package hearth.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.loadtest.report.Report.Act;
import hearth.loadtest.report.Report.Answers;
import hearth.loadtest.report.Report.Latency;
import hearth.loadtest.report.Report.Machine;
import hearth.loadtest.scenario.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir
  Path folder;

  private static Act act(String name, double cpuUs, long... micros) {
    var histogram = new Histogram(60_000_000L, 3);
    for (var us : micros) {
      histogram.recordValue(us);
    }
    return new Act(name, "Talk", 10, 40, 5, 100, new Answers(50, 45, 3, 1, 0, 1), Latency.of(histogram), null,
        null, null,
        0.5, cpuUs, 300, 8, 0.2, 0, List.of(90L, 110L));
  }

  private static Report report(Map<Objective, Double> wanted, Map<String, Long> faults, Act... acts) {
    return new Report("tea <&> talk", "To see.", "2026-11-23T20:00:00Z",
        new Machine("A processor", 2, "Linux", "25", 7), 2,
        20, List.of(acts), Goals.of(wanted, List.of(acts)), faults);
  }

  @Test
  void the_worst_act_decides_whether_an_objective_is_met() {
    var acts = new Act[]{act("one", 4, 1_000, 2_000), act("two", 9, 1_000, 80_000)};
    assertThat(report(Map.of(Objective.DELIVERY_P99_MS, 81.0), Map.of(), acts).isGood()).isTrue();
    assertThat(report(Map.of(Objective.DELIVERY_P99_MS, 50.0), Map.of(), acts).isGood()).isFalse();
    assertThat(report(Map.of(Objective.CPU_US_PER_DELIVERY, 8.0), Map.of(), acts).isGood()).isFalse();
    assertThat(report(Map.of(Objective.DELIVERIES_PER_S, 100.0), Map.of(), acts).isGood()).isTrue();
    assertThat(report(Map.of(Objective.DELIVERIES_PER_S, 101.0), Map.of(), acts).isGood()).isFalse();
    assertThat(report(Map.of(Objective.NOT_ACCEPTED_PERCENT, 3.9), Map.of(), acts).isGood()).isFalse();
  }

  @Test
  void a_fast_wrong_answer_is_a_failure() {
    assertThat(report(Map.of(), Map.of("an event was left out", 1L), act("one", 4, 1_000)).isGood())
        .isFalse();
  }

  @Test
  void what_is_written_is_read_again() throws IOException {
    var report = report(Map.of(Objective.DELIVERY_P99_MS, 50.0), Map.of(), act("one", 4, 1_000, 2_000));
    report.write(folder.resolve("r.json"));
    assertThat(Report.read(folder.resolve("r.json"))).isEqualTo(report);
    Files.writeString(folder.resolve("s.json"), "{\"scenario\":7");
    assertThatThrownBy(() -> Report.read(folder.resolve("s.json"))).isInstanceOf(IOException.class)
        .hasMessageContaining("s.json");
  }

  @Test
  void two_reports_are_compared_act_by_act() {
    var text = new Comparison(report(Map.of(), Map.of(), act("one", 8, 2_000)),
        report(Map.of(), Map.of(), act("one", 4, 1_000))).toString();
    assertThat(text).contains("one").containsPattern("server CPU, µs a delivery\\s+8.00\\s+4.00\\s+0.50");
  }

  @Test
  void a_comparison_has_a_page_with_both_curves() {
    var page = ComparisonPage.of(new Comparison(report(Map.of(), Map.of(), act("one", 8, 2_000)),
        report(Map.of(), Map.of("an event was left out", 1L), act("one", 4, 1_000), act("two", 4, 1_000))));
    assertThat(page).contains("<h2>one</h2>", "<td>8.00<td>4.00<td>0.50", "</span>before", "</span>after",
        "Faults after: {an event was left out=1}", "tea &lt;&amp;&gt; talk, before and after")
        .doesNotContain("<h2>two</h2>", "Faults before");
  }

  @Test
  void a_page_needs_nothing_else_and_names_are_only_text_in_it() {
    var page = Page.of(report(Map.of(Objective.DELIVERY_P99_MS, 1.0), Map.of(), act("one", 4, 1_000, 2_000)));
    assertThat(page).contains("tea &lt;&amp;&gt; talk", "<svg", "missed").doesNotContain("<script", "http:",
        "https:", "src=");
  }
}
