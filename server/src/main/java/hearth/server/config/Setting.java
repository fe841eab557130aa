package hearth.server.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One thing that an organiser may set: its key, what it is when nobody sets it, and how it is read.
///
/// @param key      as `http.port`; in the environment `HEARTH_HTTP_PORT`, as a flag `--http.port=8080`
/// @param standard the default, as it would be written; empty for none
/// @param help     one sentence, with unit and range
/// @param secret   never shown
/// @param reader   throws [IllegalArgumentException] with what would be right, as in “a whole number …”
public record Setting<T>(String key, String standard, String help, boolean secret,
    Function<String, T> reader) {
  static <T> Setting<T> of(String key, String standard, String help, Function<String, T> reader) {
    return new Setting<>(key, standard, help, false, reader);
  }

  static Setting<String> secret(String key, String help) {
    return new Setting<>(key, "", help, true, Function.identity());
  }

  public String environmentName() {
    return "HEARTH_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  static Function<String, Integer> number(int least, int most) {
    return text -> {
      try {
        var number = Integer.parseInt(text.strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException noNumber) {
        // said below
      }
      throw new IllegalArgumentException("a whole number from " + least + " to " + most);
    };
  }

  static Function<String, Duration> seconds(int least, int most) {
    return text -> Duration.ofSeconds(number(least, most).apply(text));
  }

  static Function<String, Duration> millis(int least, int most) {
    return text -> Duration.ofMillis(number(least, most).apply(text));
  }

  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> among) {
    return text -> Arrays.stream(among.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text.strip().replace('-', '_'))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("one of " + Arrays.stream(among.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
  }

  static String text(String text) {
    return text.strip();
  }

  static Path folder(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the path of a folder");
    }
    return Path.of(text.strip());
  }

  /// Origins as browsers send them; a slash at the end is forgiven.
  static Set<String> origins(String text) {
    return List.of(text.split(",")).stream().map(String::strip).filter(s -> !s.isEmpty()).map(Setting::origin)
        .collect(Collectors.toUnmodifiableSet());
  }

  static Set<InetAddress> addresses(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).map(Setting::address)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException("addresses as 127.0.0.1 or ::1, not names or ranges", noAddress);
    }
  }

  static String url(String text) {
    return text.isBlank() ? "" : origin(text.strip());
  }

  static String endpoint(String text) {
    if (!text.isBlank() && !text.strip().matches("https?://[A-Za-z0-9.\\-\\[\\]:]+(/\\S*)?")) {
      throw new IllegalArgumentException("https://host/path");
    }
    return text.strip();
  }

  private static String origin(String text) {
    var origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!origin.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
      throw new IllegalArgumentException("https://host or http://host:port, without a path");
    }
    return origin.toLowerCase(Locale.ROOT);
  }

  static String jdbcUrl(String text) {
    var url = text.strip();
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "empty for the embedded store, or jdbc:postgresql://host:5432/database");
    }
    return url;
  }
}
