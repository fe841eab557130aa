package hearth.loadtest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.loadtest.Options.Wrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir
  Path folder;

  @Test
  void a_report_is_not_written_over_its_scenario() throws IOException {
    var scenario = Files.writeString(folder.resolve("door.json"), "{}");
    assertThatThrownBy(() -> Main.refuseToOverwrite(scenario, folder.resolve("door").toString()))
        .isInstanceOf(Wrong.class)
        .hasMessageContaining("give another --out");
    assertThatThrownBy(() -> Main.refuseToOverwrite(scenario, folder.resolve(".").resolve("door").toString()))
        .as("however it is written").isInstanceOf(Wrong.class);
    assertThatCode(() -> Main.refuseToOverwrite(scenario, folder.resolve("evening").toString()))
        .doesNotThrowAnyException();
  }
}
