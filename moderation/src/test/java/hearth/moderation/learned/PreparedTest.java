package hearth.moderation.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedTest {
  @TempDir
  Path cache;

  private Path made(String name, String content) {
    return Prepared.file(cache, name, file -> Files.writeString(file, content)).orElseThrow();
  }

  private Path[] files() throws IOException {
    try (var files = Files.list(cache)) {
      return files.sorted().toArray(Path[]::new);
    }
  }

  @Test
  void is_made_once() {
    assertThat(made("pieces", "first")).hasContent("first");
    assertThat(made("pieces", "second")).hasContent("first");
  }

  @Test
  void what_is_found_no_good_is_made_again() {
    Prepared.discard(made("pieces", "first"));
    assertThat(made("pieces", "second")).hasContent("second");
  }

  @Test
  void what_fails_half_way_leaves_nothing_behind() throws IOException {
    var file = Prepared.file(cache, "pieces", half -> {
      Files.writeString(half, "half");
      throw new IOException("disk full");
    });
    assertThat(file).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void where_nothing_can_be_written_there_is_none() throws IOException {
    var noFolder = Files.createFile(cache.resolve("no-folder"));
    assertThat(Prepared.file(noFolder, "pieces", file -> Files.writeString(file, "words"))).isEmpty();
  }

  @Test
  void what_another_takes_the_place_of_goes_and_what_was_left_half_made() throws IOException {
    var old = made("encoder-1-old.onnx", "old");
    var half = Files.createFile(cache.resolve("encoder-1-new.onnx123.part"));
    var fresh = made("encoder-1-new.onnx", "new");
    var other = made("encoder-2-old.onnx", "other");
    Prepared.discardOthers(cache, "encoder-1-", "encoder-1-new.onnx");
    assertThat(files()).containsExactly(fresh, other).doesNotContain(old, half);
  }
}
