package hearth.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/operations.md` lists every setting with its default and its sentence, and no other.
class OperationsDocumentTest {
  @Test
  void every_setting_is_documented_as_it_is() throws IOException {
    var rows = Files.readAllLines(Path.of("../docs/operations.md")).stream()
        .filter(line -> line.matches("\\| `[a-z]+\\.[a-z-]+` \\|.*")).toList();
    assertThat(rows)
        .containsExactlyElementsOf(Settings.all().stream().map(OperationsDocumentTest::row).toList());
  }

  static String row(Setting<?> setting) {
    return "| `" + setting.key() + "` | "
        + (setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`") + " | "
        + setting.help() + " |";
  }
}
