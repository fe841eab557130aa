package hearth.moderation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ModestTest {
  /// `nice`, the nineteenth field of `proc_pid_stat(5)`; the third comes after the name in brackets.
  private static int nice() throws Exception {
    var stat = Files.readString(Path.of("/proc/thread-self/stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19 - 3]);
  }

  @Test
  void such_a_thread_gives_way_and_no_other_does() throws Exception {
    var before = nice();
    try (var threads = Executors.newCachedThreadPool(Modest.threads("modest-"))) {
      assertThat(threads.submit(ModestTest::nice).get()).isEqualTo(10);
    }
    assertThat(nice()).isEqualTo(before);
  }
}
