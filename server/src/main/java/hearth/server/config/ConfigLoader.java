package hearth.server.config;

import static hearth.server.config.Settings.*;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// Reads settings from a file, the environment and flags; each overrides the one before.
public final class ConfigLoader {
  public static final String FILE = "hearth.properties";

  /// What was asked for on the command line.
  public sealed interface Loaded {
    /// @param shown every setting that is not as usual, with its value (masked where secret) and where it was set
    record Ready(ServerConfig config, List<String> shown) implements Loaded {}

    record Wrong(List<Problem> problems) implements Loaded {}

    record Help() implements Loaded {}

    record Version() implements Loaded {}
  }

  /// Something that has to be put right before Hearth can start.
  public record Problem(String where, String remedy) {}

  private record Given(String text, String source) {}

  private final Map<String, Given> given = new HashMap<>();
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ConfigLoader() {}

  /// @param folder where `hearth.properties` is looked for, unless `--config=FILE` names another
  public static Loaded load(List<String> flags, Map<String, String> environment, Path folder) {
    if (flags.contains("--help") || flags.contains("-h")) {
      return new Loaded.Help();
    }
    if (flags.contains("--version") || flags.contains("-V")) {
      return new Loaded.Version();
    }
    return new ConfigLoader().loaded(flags, environment, folder);
  }

  private Loaded loaded(List<String> flags, Map<String, String> environment, Path folder) {
    var named = flags.stream().filter(flag -> flag.startsWith("--config=")).map(flag -> flag.substring(9))
        .findFirst();
    readFile(folder.resolve(named.orElse(FILE)), named.isPresent());
    readEnvironment(environment);
    flags.stream().filter(flag -> !flag.startsWith("--config=")).forEach(this::readFlag);
    Settings.all().forEach(this::readValue);
    if (problems.isEmpty()) {
      checkTogether();
    }
    return problems.isEmpty() ? new Loaded.Ready(tree(), shown()) : new Loaded.Wrong(List.copyOf(problems));
  }

  private void readFile(Path file, boolean needed) {
    if (!Files.exists(file)) {
      if (needed) {
        problems.add(new Problem("--config", "There is no file " + file + "."));
      }
      return;
    }
    var read = new Properties();
    try {
      read.load(new StringReader(Files.readString(file)));
    } catch (IOException | IllegalArgumentException unreadable) {
      problems
          .add(new Problem(file.toString(), "It cannot be read. It should hold lines like http.port=8080."));
    }
    read.stringPropertyNames().stream().sorted()
        .forEach(key -> give(key, read.getProperty(key), file.toString()));
  }

  private void readEnvironment(Map<String, String> environment) {
    var names = Settings.all().stream().collect(Collectors.toMap(Setting::environmentName, Setting::key));
    environment.forEach((name, value) -> {
      if (names.containsKey(name)) {
        give(names.get(name), value, name);
      } else if (name.startsWith("HEARTH_")) {
        problems.add(new Problem(name, "There is no such setting. See --help."));
      }
    });
  }

  private void readFlag(String flag) {
    var cut = flag.indexOf('=');
    if (!flag.startsWith("--") || cut < 0) {
      problems.add(new Problem(flag, "Flags are written --key=value. See --help."));
    } else {
      give(flag.substring(2, cut), flag.substring(cut + 1), "--" + flag.substring(2, cut));
    }
  }

  private void give(String key, String text, String source) {
    if (find(key).isEmpty()) {
      problems.add(new Problem(source.startsWith("--") ? source : source + ": " + key,
          "There is no such setting."
              + nearest(key).map(near -> " Did you mean " + near + "?").orElse(" See --help.")));
    } else {
      given.put(key, new Given(text, source));
    }
  }

  private static Optional<Setting<?>> find(String key) {
    return Settings.all().stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  private static Optional<String> nearest(String key) {
    var last = key.substring(key.lastIndexOf('.') + 1);
    return Settings.all().stream().map(Setting::key).filter(k -> k.endsWith("." + last)).findFirst();
  }

  private void readValue(Setting<?> setting) {
    var text = Optional.ofNullable(given.get(setting.key()));
    try {
      values.put(setting, setting.reader().apply(text.map(Given::text).orElse(setting.standard())));
    } catch (IllegalArgumentException wrong) {
      problems.add(new Problem(setting.key() + text.map(t -> " (" + t.source() + ")").orElse(""),
          "It should be " + wrong.getMessage()
              + (setting.secret()
                  ? "."
                  : ", not “" + text.map(Given::text).orElse("")
                      + "”.")));
    }
  }

  private void checkTogether() {
    if (get(HTTP_SILENCE).compareTo(get(HTTP_PING)) <= 0) {
      problems.add(new Problem(HTTP_SILENCE.key(), "It should be more than http.ping-seconds."));
    }
    if (get(HTTP_PORT) != 0 && get(HTTP_PORT).equals(get(OPS_PORT))) {
      problems.add(new Problem(OPS_PORT.key(), "It should be another port than http.port."));
    }
    if (!get(MODERATORS_WEBHOOK).isEmpty() && get(MODERATORS_SECRET).isEmpty()) {
      problems.add(new Problem(MODERATORS_SECRET.key(), "It is needed beside moderators.webhook."));
    }
    if (get(STORE_URL).isEmpty() && !(get(STORE_USER).isEmpty() && get(STORE_PASSWORD).isEmpty())) {
      problems.add(new Problem(STORE_URL.key(), "It is missing, though a user or a password for it is set."));
    }
  }

  @SuppressWarnings("unchecked") // a setting's reader made the value
  private <T> T get(Setting<T> setting) {
    return (T) values.get(setting);
  }

  private ServerConfig tree() {
    return new ServerConfig(
        new ServerConfig.Http(get(HTTP_HOST), get(HTTP_PORT), filled(HTTP_PUBLIC_URL), get(HTTP_ORIGINS),
            get(HTTP_PROXIES),
            get(HTTP_CONNECTIONS), get(HTTP_TRANSPORT), get(HTTP_THREADS), get(HTTP_QUEUE_BYTES),
            get(HTTP_FIRST_FRAME), get(HTTP_PING), get(HTTP_SILENCE)),
        new ServerConfig.Ops(get(OPS_HOST), get(OPS_PORT)),
        get(STORE_URL).isEmpty()
            ? new ServerConfig.Store.Embedded(get(STORE_FOLDER))
            : new ServerConfig.Store.Postgres(get(STORE_URL), filled(STORE_USER).orElse(null),
                filled(STORE_PASSWORD).orElse(null)),
        new ServerConfig.Review(get(REVIEW_DEADLINE), get(REVIEW_HOLD)),
        new ServerConfig.Moderators(get(MODERATORS_HOUSE), get(MODERATORS_FOLDER), filled(MODERATORS_WEBHOOK),
            get(MODERATORS_SECRET),
            get(MODERATORS_BUDGET)),
        get(ROOM_MAILBOX));
  }

  private Optional<String> filled(Setting<String> setting) {
    return Optional.of(get(setting)).filter(text -> !text.isEmpty());
  }

  private List<String> shown() {
    var shown = new LinkedHashMap<String, String>();
    Settings.all().forEach(setting -> Optional.ofNullable(given.get(setting.key())).ifPresent(
        g -> shown.put(setting.key(),
            (setting.secret() ? "****" : masked(g.text())) + "  (" + g.source() + ")")));
    return shown.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).toList();
  }

  /// A database URL may carry its password.
  private static String masked(String text) {
    return text.replaceAll("(?i)(password=)[^&]*", "$1****").replaceAll("//[^/@]*@", "//****@");
  }
}
