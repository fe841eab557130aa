package hearth.server.testing;

import hearth.loadtest.Door;
import hearth.loadtest.VirtualMember;
import hearth.moderation.Moderator;
import hearth.server.Server;
import hearth.server.config.ConfigLoader;
import hearth.server.config.ConfigLoader.Loaded;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole server on this machine, with a facilitator Fay, a moderator Mo and, when asked for, an open meeting.
/// Everything real but the clock and the reviewing, where the test replaces them.
public final class House implements AutoCloseable {
  public final HttpClient http = HttpClient.newHttpClient();
  public final Server server;
  public final URI base;
  public final Desk fay;
  public final Desk mo;
  private final String moId;
  private String invite;
  private String meeting;

  private final TestClock clock;

  private House(Server server, TestClock clock) {
    this.server = server;
    this.clock = clock;
    this.base = URI.create("http://localhost:" + server.port());
    this.fay = new Desk(http, base);
    this.mo = new Desk(http, base);
    fay.welcome(server.firstSignIn().orElseThrow(), "fay", "Fay");
    this.moId = mo.welcome(fay.invite(), "mo", "Mo");
  }

  /// With real time and the moderators that ship.
  public static House asShipped(Path folder, String... flags) throws Exception {
    return new House(start(folder, Server.Outside.real(), flags), null);
  }

  /// With a clock that the test moves.
  public static House scripted(Path folder, List<Moderator> moderators, String... flags) throws Exception {
    var clock = new TestClock();
    return new House(start(folder, new Server.Outside(clock, clock, Optional.of(moderators)), flags), clock);
  }

  /// Time passes, and every room looks at the clock.
  public void pass(Duration time) {
    clock.pass(time);
    server.tick();
  }

  public TestClock clock() {
    return clock;
  }

  private long now() {
    return clock == null ? System.currentTimeMillis() : clock.instant().toEpochMilli();
  }

  public static Server start(Path folder, Server.Outside outside, String... flags) throws Exception {
    var all = new ArrayList<>(List.of("--http.port=0", "--ops.port=0", "--store.folder=" + folder));
    all.addAll(List.of(flags));
    return switch (ConfigLoader.load(all, Map.of(), folder)) {
      case Loaded.Ready(var config, _) -> new Server(config, outside);
      case Loaded other -> throw new IllegalArgumentException(other.toString());
    };
  }

  /// Fay opens a meeting in a new room that Mo moderates.
  public House meets(String room, int capacity) {
    var made = fay.room(room, Map.of(moId, "MODERATOR"), capacity);
    invite = made.get("invite").stringValue();
    meeting = fay.plan(made.get("id").stringValue(), now());
    var opened = fay.open(meeting);
    if (opened.status() != 204) {
      throw new IllegalStateException("not opened: " + opened);
    }
    return this;
  }

  public String invite() {
    return invite;
  }

  public String meeting() {
    return meeting;
  }

  public Door door() {
    return new Door(base, invite, http);
  }

  /// A member who has taken a name, but has not come in yet.
  public VirtualMember member(String name) throws Exception {
    return VirtualMember.at(door(), name, http);
  }

  public VirtualMember staff(Desk desk) {
    return new VirtualMember(http, URI.create("ws://localhost:" + server.port() + "/ws"),
        () -> desk.ticket(meeting));
  }

  @Override
  public void close() {
    server.close();
    http.shutdownNow();
  }
}
