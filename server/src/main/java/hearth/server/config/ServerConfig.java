package hearth.server.config;

import hearth.server.config.Settings.ModeratorsChoice;
import hearth.server.config.Settings.TransportChoice;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How this server is set up: one tree, read and checked once, at the start. Ranges are in [Settings].
public record ServerConfig(Http http, Ops ops, Store store, Review review, Moderators moderators,
    int roomMailbox) {
  /// @param publicUrl empty where people use the address that it listens on
  /// @param proxies   that are believed about whom they speak for
  public record Http(String host, int port, Optional<String> publicUrl, Set<String> origins,
      Set<InetAddress> proxies, int connections,
      TransportChoice transport, int threads, int queueBytes, Duration firstFrame, Duration ping,
      Duration silence) {
    /// Whether browsers reach us by https only.
    public boolean isHttps() {
      return publicUrl.filter(url -> url.startsWith("https:")).isPresent();
    }
  }

  public record Ops(String host, int port) {}

  public sealed interface Store {
    record Embedded(Path folder) implements Store {
      public Path file() {
        return folder.resolve("hearth.db");
      }
    }

    /// @param user     null where the URL says it
    /// @param password null likewise
    record Postgres(String url, String user, String password) implements Store {
      @Override
      public String toString() {
        return "Postgres"; // a URL may hold a password
      }
    }
  }

  public record Review(Duration deadline, Duration hold) {}

  /// Moderators: those that ship, and those beside them.
  ///
  /// @param house   which of those that ship
  /// @param webhook empty for none
  /// @param budget  for one answer of any of them
  public record Moderators(ModeratorsChoice house, Path folder, Optional<String> webhook, String secret,
      Duration budget) {
    @Override
    public String toString() {
      return "Moderators";
    }
  }
}
