package hearth.moderation.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.moderation.contract.ModeratorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A third party's jar, compiled here from the twenty lines that the guide shows.
class ModeratorJarsTest {
  private static final String SOURCE = """
      package theirs;
      import hearth.moderation.*;
      import java.util.*;
      public final class Shouting implements Moderator, ModeratorProvider {
        public List<Moderator> moderators() { return List.of(new Shouting()); }
        public String name() { return "shouting"; }
        public Set<Category> categories() { return EnumSet.of(Category.TROLLING); }
        public List<Finding> review(Draft draft, ReviewContext context) {
          var text = draft.text().value();
          return text.length() > 20 && text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT))
              ? List.of(new Finding(Category.TROLLING, Severity.LOW, 0.5, "shouting/caps@1", 0, text.length()))
              : List.of();
        }
      }
      """;

  @Test
  void a_jar_in_the_folder_is_a_moderator(@TempDir Path folder) throws Exception {
    jar(folder, "META-INF/services/hearth.moderation.ModeratorProvider");
    var moderators = ModeratorJars.load(folder);
    assertThat(moderators).singleElement().satisfies(moderator -> {
      assertThat(moderator.name()).isEqualTo("shouting");
      assertThat(ModeratorContract.breaches(moderator)).isEmpty();
    });
  }

  @Test
  void a_jar_that_brings_none_stops_the_start(@TempDir Path folder) throws Exception {
    jar(folder, "META-INF/nothing");
    assertThatThrownBy(() -> ModeratorJars.load(folder)).isInstanceOf(ModeratorJars.Unusable.class)
        .hasMessageContaining("theirs.jar");
  }

  @Test
  void no_folder_is_no_moderator(@TempDir Path folder) throws Exception {
    assertThat(ModeratorJars.load(folder.resolve("none"))).isEmpty();
  }

  private static void jar(Path folder, String service) throws IOException {
    var work = Files.createTempDirectory("theirs");
    var source = Files.writeString(work.resolve("Shouting.java"), SOURCE);
    var failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), "-cp",
        System.getProperty("java.class.path"), source.toString());
    assertThat(failed).isZero();
    try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve("theirs.jar")))) {
      for (var entry : List.of("theirs/Shouting.class", service)) {
        out.putNextEntry(new JarEntry(entry));
        out.write(entry.endsWith(".class")
            ? Files.readAllBytes(work.resolve(entry))
            : "theirs.Shouting\n".getBytes());
        out.closeEntry();
      }
    }
  }
}
