package hearth.server.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The conversations in `conversations/` are the specification of a room. Each is played twice: by a bare room with
/// a clock that the test moves, and over real WebSockets to a whole server.
class ConversationTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/conversations");

  @TempDir
  Path folder;

  @TestFactory
  Stream<DynamicTest> in_a_bare_room() throws IOException {
    return scripts().map(script -> DynamicTest.dynamicTest(title(script), () -> {
      try (var stage = new BareStage()) {
        new Conversation(stage).play(Files.readAllLines(script));
      }
    }));
  }

  @TestFactory
  Stream<DynamicTest> over_real_websockets() throws IOException {
    return scripts().map(script -> DynamicTest.dynamicTest(title(script), () -> {
      try (var stage = new WireStage(folder.resolve(title(script)))) {
        new Conversation(stage).play(Files.readAllLines(script));
      }
    }));
  }

  private static Stream<Path> scripts() throws IOException {
    return Files.list(SCRIPTS).sorted();
  }

  private static String title(Path script) {
    return script.getFileName().toString().replace(".txt", "").replace('-', ' ');
  }
}
