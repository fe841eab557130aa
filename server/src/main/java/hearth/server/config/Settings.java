package hearth.server.config;

import static hearth.server.config.Setting.millis;
import static hearth.server.config.Setting.number;
import static hearth.server.config.Setting.of;
import static hearth.server.config.Setting.oneOf;
import static hearth.server.config.Setting.seconds;
import static hearth.server.config.Setting.secret;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Every setting there is, with its default. `--help`, the start's output and `docs/operations.md` show this table.
public final class Settings {
  /// How the operating system tells of bytes.
  public enum TransportChoice {
    AUTO, EPOLL, IO_URING, NIO
  }

  /// Which of the moderators that come with Hearth read.
  public enum ModeratorsChoice {
    ALL, RULES
  }

  static final Setting<String> HTTP_HOST = of("http.host", "127.0.0.1",
      "Address to listen on; 0.0.0.0 for all, behind a proxy that speaks https.", Setting::text);
  static final Setting<Integer> HTTP_PORT = of("http.port", "8080", "Port to listen on; 0 for any free one.",
      number(0, 65_535));
  static final Setting<String> HTTP_PUBLIC_URL = of("http.public-url", "",
      "How people reach Hearth, as https://meet.example.org; empty for the address above.", Setting::url);
  static final Setting<Set<String>> HTTP_ORIGINS = of("http.origins", "",
      "Further origins whose pages may connect, separated by commas.", Setting::origins);
  static final Setting<Set<InetAddress>> HTTP_PROXIES = of("http.proxies", "",
      "Addresses of proxies in front, separated by commas, believed when they say for whom they ask (X-Forwarded-For).",
      Setting::addresses);
  static final Setting<Integer> HTTP_CONNECTIONS = of("http.connections", "15000",
      "Connections at once; leave some of the process's file descriptors for the store.",
      number(10, 1_000_000));
  static final Setting<TransportChoice> HTTP_TRANSPORT = of("http.transport", "auto",
      "auto takes the best that the machine has: epoll, io_uring or nio.", oneOf(TransportChoice.class));
  static final Setting<Integer> HTTP_THREADS = of("http.threads", "0", "Event loops; 0 for one on each core.",
      number(0, 256));
  static final Setting<Integer> HTTP_QUEUE_BYTES = of("http.queue-bytes", "1048576",
      "Bytes that may wait for one reader before it is told to come back and resume.",
      number(65_536, 67_108_864));
  static final Setting<Duration> HTTP_FIRST_FRAME = of("http.first-frame-seconds", "10",
      "Seconds within which a new connection shows its ticket.", seconds(1, 300));
  static final Setting<Duration> HTTP_PING = of("http.ping-seconds", "25",
      "Seconds of silence after which a connection is asked whether it is there.", seconds(1, 300));
  static final Setting<Duration> HTTP_SILENCE = of("http.silence-seconds", "60",
      "Seconds of silence after which a connection is given up; more than the ping.", seconds(2, 3_600));

  static final Setting<String> OPS_HOST = of("ops.host", "127.0.0.1",
      "Address for health and metrics; keep it out of the public network.", Setting::text);
  static final Setting<Integer> OPS_PORT = of("ops.port", "8081",
      "Port for health and metrics; 0 for any free one.",
      number(0, 65_535));

  static final Setting<Path> STORE_FOLDER = of("store.folder", "hearth-data", "Folder of the embedded store.",
      Setting::folder);
  static final Setting<String> STORE_URL = of("store.url", "",
      "JDBC URL of a PostgreSQL to use instead of the embedded store.", Setting::jdbcUrl);
  static final Setting<String> STORE_USER = of("store.user", "", "User for that PostgreSQL.", Setting::text);
  static final Setting<String> STORE_PASSWORD = secret("store.password", "Password for that PostgreSQL.");

  static final Setting<Duration> REVIEW_DEADLINE = of("review.deadline-ms", "1500",
      "Milliseconds that a review may take; after that the message is held.", millis(50, 30_000));
  static final Setting<Duration> REVIEW_HOLD = of("review.hold-seconds", "300",
      "Seconds that a held message waits for a moderator before it goes back to its author.",
      seconds(10, 86_400));
  static final Setting<ModeratorsChoice> MODERATORS_HOUSE = of("moderators.house", "all",
      "all is everything that comes with Hearth; rules only details, links, floods and the plainest words for suicide or danger, for measuring or beside moderators of your own.",
      oneOf(ModeratorsChoice.class));
  static final Setting<Path> MODERATORS_FOLDER = of("moderators.folder", "moderators",
      "Folder of jars with further moderators; need not exist.", Setting::folder);
  static final Setting<String> MODERATORS_WEBHOOK = of("moderators.webhook", "",
      "URL of a further moderator, asked for every message; empty for none.", Setting::endpoint);
  static final Setting<String> MODERATORS_SECRET = secret("moderators.webhook-secret",
      "Signs what is sent to that moderator.");
  static final Setting<Duration> MODERATORS_BUDGET = of("moderators.budget-ms", "500",
      "Milliseconds that one further moderator may take.", millis(20, 10_000));
  static final Setting<Integer> ROOM_MAILBOX = of("room.mailbox", "1024",
      "Commands that may wait for one room before further ones are told to try again.",
      number(16, 1_000_000));

  static final List<Setting<?>> ALL = List.of(HTTP_HOST, HTTP_PORT, HTTP_PUBLIC_URL, HTTP_ORIGINS,
      HTTP_PROXIES,
      HTTP_CONNECTIONS,
      HTTP_TRANSPORT, HTTP_THREADS, HTTP_QUEUE_BYTES, HTTP_FIRST_FRAME, HTTP_PING, HTTP_SILENCE, OPS_HOST,
      OPS_PORT,
      STORE_FOLDER, STORE_URL, STORE_USER, STORE_PASSWORD, REVIEW_DEADLINE, REVIEW_HOLD, MODERATORS_HOUSE,
      MODERATORS_FOLDER,
      MODERATORS_WEBHOOK,
      MODERATORS_SECRET, MODERATORS_BUDGET, ROOM_MAILBOX);

  private Settings() {}

  public static List<Setting<?>> all() {
    return ALL;
  }
}
