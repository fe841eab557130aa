package hearth.loadtest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ScenarioTest {
  @TempDir
  Path folder;

  @Test
  void every_scenario_that_ships_can_be_read() throws IOException {
    try (var files = Files.list(Path.of("scenarios"))) {
      var names = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(names).hasSizeGreaterThan(5);
      for (var file : names) {
        var scenario = Scenario.read(file);
        assertThat(file.getFileName()).hasToString(scenario.name() + ".json");
        assertThat(scenario.phases()).isNotEmpty();
      }
    }
  }

  @Test
  void a_mistake_in_a_file_is_named() throws IOException {
    var file = folder.resolve("mine.json");
    Files.writeString(file,
        "{\"name\":\"x\",\"rooms\":1,\"members\":2,\"phases\":[{\"do\":\"dance\",\"name\":\"d\"}]}");
    assertThatThrownBy(() -> Scenario.read(file)).isInstanceOf(IOException.class)
        .hasMessageContaining("mine.json")
        .hasMessageContaining("dance");
    Files.writeString(file, "{\"name\":\"x\",\"rooms\":1,\"members\":2,\"tempo\":3,\"phases\":[]}");
    assertThatThrownBy(() -> Scenario.read(file)).hasMessageContaining("tempo");
    Files.writeString(file, "{\"name\":\"x\",\"rooms\":1,\"members\":2000,\"phases\":[]}");
    assertThatThrownBy(() -> Scenario.read(file)).hasMessageContaining("999");
  }

  @Test
  void lines_are_said_as_they_are_or_as_long_as_asked_and_always_fit_into_json() throws IOException {
    var file = folder.resolve("lines.txt");
    Files.writeString(file, "# a remark\n== each\n> ok\nshe said \"stay\" \\ and I did\nañejo\n");
    var lines = Lines.read(file);
    var random = new SplittableRandom(1);
    var json = JsonMapper.builder().build();
    for (int bytes : new int[]{0, 1, 40, 120, 2_000}) {
      for (int i = 0; i < 50; i++) {
        var escaped = lines.next(random, bytes);
        var text = json.readTree("\"" + new String(escaped, java.nio.charset.StandardCharsets.UTF_8) + "\"")
            .stringValue();
        assertThat(text).containsAnyOf("stay", "añejo").doesNotContain("remark", "==");
        if (bytes >= 120) {
          assertThat(escaped.length).isBetween(bytes - 40, bytes);
        }
      }
    }
  }
}
