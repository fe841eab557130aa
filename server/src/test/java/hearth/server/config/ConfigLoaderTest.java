package hearth.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.server.config.ConfigLoader.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir
  Path folder;

  private Loaded load(Map<String, String> environment, String... flags) {
    return ConfigLoader.load(List.of(flags), environment, folder);
  }

  private List<String> problems(Loaded loaded) {
    return ((Loaded.Wrong) loaded).problems().stream().map(p -> p.where() + ": " + p.remedy()).toList();
  }

  @Test
  void nothing_set_is_a_server_on_this_machine_alone() {
    var config = ((Loaded.Ready) load(Map.of())).config();
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.store()).isEqualTo(new ServerConfig.Store.Embedded(Path.of("hearth-data")));
  }

  @Test
  void flags_override_the_environment_which_overrides_the_file() throws IOException {
    Files.writeString(folder.resolve("hearth.properties"),
        "http.port=1001\nops.port=1002\nreview.hold-seconds=60\n");
    var ready = (Loaded.Ready) load(Map.of("HEARTH_HTTP_PORT", "2001", "HEARTH_OPS_PORT", "2002"),
        "--http.port=3001");
    assertThat(ready.config().http().port()).isEqualTo(3001);
    assertThat(ready.config().ops().port()).isEqualTo(2002);
    assertThat(ready.config().review().hold()).hasSeconds(60);
    assertThat(ready.shown())
        .anyMatch(line -> line.startsWith("http.port = 3001") && line.contains("--http.port"));
  }

  @Test
  void all_problems_are_told_at_once_each_with_its_place_and_remedy() throws IOException {
    Files.writeString(folder.resolve("hearth.properties"), "http.prot=1\nstore.url=jdbc:mysql://x\n");
    var problems = problems(load(Map.of("HEARTH_HTTP_PORT", "many", "HEARTH_COLOUR", "blue"), "verbose",
        "--server.port=1", "--review.hold-seconds=3"));
    assertThat(problems).hasSize(7)
        .anyMatch(p -> p.contains("http.prot") && p.contains("no such setting"))
        .anyMatch(p -> p.contains("store.url") && p.contains("jdbc:postgresql"))
        .anyMatch(p -> p.contains("HEARTH_HTTP_PORT") && p.contains("0 to 65535") && p.contains("many"))
        .anyMatch(p -> p.contains("HEARTH_COLOUR"))
        .anyMatch(p -> p.contains("verbose") && p.contains("--key=value"))
        .anyMatch(p -> p.contains("--server.port") && p.contains("Did you mean http.port"))
        .anyMatch(p -> p.contains("review.hold-seconds") && p.contains("10 to 86400"));
  }

  @Test
  void settings_that_do_not_go_together_are_told() {
    assertThat(problems(load(Map.of(), "--http.silence-seconds=5", "--ops.port=8080", "--store.user=me")))
        .hasSize(3);
  }

  @Test
  void proxies_are_named_by_their_addresses() {
    var ready = (Loaded.Ready) load(Map.of(), "--http.proxies=127.0.0.1, ::1");
    assertThat(ready.config().http().proxies()).hasSize(2);
    assertThat(problems(load(Map.of(), "--http.proxies=proxy.local"))).hasSize(1)
        .allMatch(p -> p.contains("http.proxies") && p.contains("not names"));
    assertThat(problems(load(Map.of(), "--http.proxies=10.0.0.0/8"))).hasSize(1);
  }

  @Test
  void secrets_are_never_shown() {
    var ready = (Loaded.Ready) load(Map.of("HEARTH_STORE_PASSWORD", "hush"),
        "--store.url=jdbc:postgresql://me:hush@db/x?password=hush");
    assertThat(ready.shown()).hasSize(2).noneMatch(line -> line.contains("hush"));
    assertThat(ready.config().toString()).doesNotContain("hush");
  }

  @Test
  void help_and_version_are_what_people_expect() {
    assertThat(load(Map.of(), "--help")).isInstanceOf(Loaded.Help.class);
    assertThat(load(Map.of(), "--nonsense", "-h")).isInstanceOf(Loaded.Help.class);
    assertThat(load(Map.of(), "--version")).isInstanceOf(Loaded.Version.class);
  }
}
