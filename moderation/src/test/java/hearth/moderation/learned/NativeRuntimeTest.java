package hearth.moderation.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NativeRuntimeTest {
  @TempDir
  Path cache;

  private Path library() {
    return NativeRuntime.unpack(cache).orElseThrow().resolve("libonnxruntime.so");
  }

  @Test
  void is_unpacked_once() throws IOException {
    var first = library();
    var longAgo = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(first, longAgo);
    assertThat(library()).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(longAgo);
    try (var files = Files.list(first.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("libonnxruntime.so", "libonnxruntime4j_jni.so");
    }
  }

  @Test
  void what_was_written_by_half_is_written_again() throws IOException {
    var whole = Files.size(library());
    Files.write(library(), new byte[100]);
    assertThat(library()).hasSize(whole);
  }

  @Test
  void where_nothing_can_be_written_the_runtime_goes_its_own_way() throws IOException {
    assertThat(NativeRuntime.unpack(Files.createFile(cache.resolve("no-folder")))).isEmpty();
  }
}
