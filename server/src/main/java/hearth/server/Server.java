package hearth.server;

import com.github.benmanes.caffeine.cache.Ticker;
import hearth.moderation.Moderator;
import hearth.moderation.builtin.Models;
import hearth.moderation.outside.ModeratorJars;
import hearth.protocol.HeldId;
import hearth.protocol.JsonCodec;
import hearth.server.config.ServerConfig;
import hearth.server.config.ServerConfig.Store;
import hearth.server.http.OpsApi;
import hearth.server.http.Origins;
import hearth.server.http.Proxies;
import hearth.server.http.Routes;
import hearth.server.http.Site;
import hearth.server.http.StaffApi;
import hearth.server.observe.ServerMetrics;
import hearth.server.persistence.Database;
import hearth.server.persistence.SqlEventLog;
import hearth.server.persistence.SqlMemberStore;
import hearth.server.persistence.SqlRoomStore;
import hearth.server.persistence.SqlStaffStore;
import hearth.server.persistence.SqlClaimStore;
import hearth.server.review.ClaimStore;
import hearth.server.review.ReviewBoard;
import hearth.server.room.RoomRules;
import hearth.server.room.Rooms;
import hearth.server.roster.Passwords;
import hearth.server.roster.Secrets;
import hearth.server.roster.Staff;
import hearth.server.roster.StaffStore;
import hearth.server.roster.Tickets;
import hearth.server.session.Session;
import hearth.server.transport.Frames;
import hearth.server.transport.Lanes;
import hearth.server.transport.Transport;
import hearth.server.transport.WebServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/// The whole server: every `new`, in order; closed in reverse.
public final class Server implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /// What tests replace: the clock, and who reviews.
  ///
  /// @param moderators instead of those that ship and those that the organiser has set up; empty for these
  public record Outside(InstantSource clock, Ticker ticker, Optional<List<Moderator>> moderators) {
    public static Outside real() {
      return new Outside(InstantSource.system(), Ticker.systemTicker(), Optional.empty());
    }
  }

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final ServerConfig config;
  private final Rooms rooms;
  private final StaffStore staff;
  private final Secrets secrets = new Secrets();
  private final InstantSource clock;
  private final WebServer web;
  private final WebServer ops;

  /// Starts; returns when people may connect and what they say can be reviewed. They may come in a little before.
  ///
  /// @throws Exception if the store cannot be opened or an address is taken; nothing is left running then
  public Server(ServerConfig config, Outside outside) throws Exception {
    this.config = config;
    this.clock = outside.clock();
    try {
      var models = models(outside); // first: they come into memory while everything else is opened
      var metrics = opened(new ServerMetrics());
      var database = opened(open(config.store()));
      var log = new SqlEventLog(database);
      var background = background();
      staff = new SqlStaffStore(database);
      var schedule = new SqlRoomStore(database);
      var members = new SqlMemberStore(database);
      var codec = new JsonCodec();
      var frames = new Frames(codec);
      var lanes = new Lanes();
      var claims = new SqlClaimStore(database);
      var board = opened(board(outside, models, claims, background, metrics));
      rooms = opened(
          new Rooms(new Rooms.Setting(log, clock, new RoomRules(config.review().hold()), board.pipeline(),
              config.review().deadline(), () -> new HeldId(secrets.id()), frames, lanes, background, metrics,
              config.roomMailbox(), Math.max(1, Runtime.getRuntime().availableProcessors() / 2))));
      var tickets = new Tickets(secrets, outside.ticker());
      var origins = new Origins(allowed(config));
      var opsApi = new OpsApi(() -> !draining.get() && database.answers(), metrics::scrape);
      var site = Site.routes(origins, new Site.World(staff, members, schedule, rooms, tickets, secrets,
          new Passwords(), clock, config.http().isHttps(), board, claims, log, log), opsApi);
      var sessions = new Session.World(tickets, rooms, codec, metrics);
      web = opened(
          new WebServer(listening(config), site, origins, frames, lanes,
              Optional.of(c -> new Session(sessions, c)),
              background));
      var opsRoutes = new Routes(origins);
      opsApi.addTo(opsRoutes);
      ops = opened(
          new WebServer(opsListening(config), opsRoutes, origins, frames, new Lanes(), Optional.empty(),
              background));
      metrics.watchConnections(web::connections, rooms::size);
      models.ifPresent(Models::await); // people come in meanwhile; without them it is no start
    } catch (Throwable failed) {
      closeAll();
      throw failed;
    }
  }

  private Optional<Models> models(Outside outside) {
    return switch (config.moderators().house()) {
      case ALL -> outside.moderators().isPresent() ? Optional.empty() : Optional.of(opened(new Models()));
      case RULES -> Optional.empty();
    };
  }

  private ReviewBoard board(Outside outside, Optional<Models> models, ClaimStore claims, Executor background,
      ServerMetrics metrics)
      throws ModeratorJars.Unusable {
    BiConsumer<Moderator, Throwable> broken = (moderator, failure) -> metrics.moderatorBroke(moderator.name(),
        failure);
    var promptness = new ReviewBoard.Promptness(background, config.review().deadline());
    return outside.moderators().isPresent()
        ? ReviewBoard.of(outside.moderators().get(), promptness, broken)
        : ReviewBoard.open(config.moderators(), models, claims.all(), promptness, broken);
  }

  /// For what may block. A moderator that never answers does not keep the server from stopping.
  private ExecutorService background() {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    open.push(() -> {
      threads.shutdownNow();
      threads.awaitTermination(2, TimeUnit.SECONDS);
    });
    return threads;
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /// The store could not be opened: the organiser has to look at it.
  public static final class StoreClosed extends Exception {
    StoreClosed(Throwable cause) {
      super("the store could not be opened", cause);
    }
  }

  private static Database open(Store store) throws StoreClosed {
    try {
      return switch (store) {
        case Store.Embedded embedded -> Database.file(embedded.file());
        case Store.Postgres(var url, var user, var password) -> Database.postgres(url, user, password);
      };
    } catch (RuntimeException closed) {
      throw new StoreClosed(closed);
    }
  }

  private static Set<String> allowed(ServerConfig config) {
    var origins = new HashSet<>(config.http().origins());
    config.http().publicUrl().ifPresent(origins::add);
    return origins;
  }

  private static WebServer.Listening listening(ServerConfig config) {
    var http = config.http();
    var transport = switch (http.transport()) {
      case AUTO -> Transport.best();
      case IO_URING -> Transport.IO_URING;
      case EPOLL -> Transport.EPOLL;
      case NIO -> Transport.NIO;
    };
    return new WebServer.Listening(http.host(), http.port(), transport, http.threads(), http.connections(),
        http.queueBytes(), http.firstFrame(), http.ping(), http.silence(), new Proxies(http.proxies()));
  }

  /// Health and metrics need no more than one thread and a few connections.
  private static WebServer.Listening opsListening(ServerConfig config) {
    return new WebServer.Listening(config.ops().host(), config.ops().port(), Transport.NIO, 1, 100, 65_536,
        config.http().firstFrame(), config.http().ping(), config.http().silence(), Proxies.NONE);
  }

  /// Where people open Hearth in a browser.
  public String url() {
    return config.http().publicUrl().orElseGet(() -> {
      var host = config.http().host();
      return "http://" + (host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host) + ":"
          + port();
    });
  }

  public int port() {
    return web.port();
  }

  public int opsPort() {
    return ops.port();
  }

  /// While nobody has an account: a fresh one-time link to make the first one. Earlier such links are void.
  public Optional<String> firstSignIn() {
    if (!staff.isEmpty()) {
      return Optional.empty();
    }
    staff.dropLinks(Staff.Standing.ORGANISER);
    var token = secrets.token();
    staff.addLink(Secrets.hash(token), Staff.Standing.ORGANISER, clock.instant().plus(StaffApi.LINK_LASTS));
    return Optional.of(url() + "/welcome#" + token);
  }

  /// Makes rooms look at the clock, for tests that move it.
  public void tick() {
    rooms.tick();
  }

  /// Takes nobody new, tells everybody to come back, writes what waits, and ends. May be called again.
  @Override
  public void close() {
    if (draining.getAndSet(true)) {
      return;
    }
    web.stopListening();
    try {
      rooms.drain(DRAIN);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    closeAll();
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception ignored) {
        // the rest is closed all the same
      }
    }
  }
}
