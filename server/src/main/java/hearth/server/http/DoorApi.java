package hearth.server.http;

import hearth.protocol.DisplayName;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.RefusalCode;
import hearth.protocol.Role;
import hearth.server.review.ReviewBoard;
import hearth.server.room.Caller;
import hearth.server.roster.Doorstep;
import hearth.server.roster.Member;
import hearth.server.roster.MemberStore;
import hearth.server.roster.Secrets;
import hearth.server.roster.StaffStore;
import hearth.server.roster.Tickets;
import hearth.server.schedule.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/// The door, as members find it behind an invite link: what group this is, what is agreed here, and in.
public final class DoorApi {
  /// A browser's own random mark, so that a ban holds when somebody clears their name. Known to one room at a time
  /// as a hash; no address is kept.
  private static final String DEVICE = "hearth_browser";
  private static final Duration DEVICE_LASTS = Duration.ofDays(366);

  private record MeetingView(MeetingId id, Instant startsAt, int minutes, Meeting.State state) {}

  private record Door(String name, String purpose, String kind, String guidelines, int guidelinesVersion,
      MeetingView meeting, DisplayName you, boolean agreed, Instant now) {}

  private record Joined(String token, MemberId member, DisplayName name) {}

  private record Ticket(String ticket, MeetingId meeting) {}

  private final StaffStore staff;
  private final MemberStore members;
  private final Tickets tickets;
  private final Secrets secrets;
  private final InstantSource clock;
  private final boolean https;
  private final ReviewBoard board;
  private final Pace perAddress = new Pace(300, Duration.ofMinutes(1));

  DoorApi(Site.World world) {
    this.staff = world.staff();
    this.members = world.members();
    this.tickets = world.tickets();
    this.secrets = world.secrets();
    this.clock = world.clock();
    this.https = world.https();
    this.board = world.board();
  }

  void addTo(Routes routes) {
    routes.on("GET", "/api/join/{invite}", (call, names) -> atDoor(call, names, this::look))
        .on("POST", "/api/join/{invite}", (call, names) -> atDoor(call, names, door -> join(call, door)))
        .on("POST", "/api/join/{invite}/agree",
            (call, names) -> atDoor(call, names, door -> agree(call, door)))
        .on("POST", "/api/join/{invite}/ticket", (call, names) -> atDoor(call, names, this::ticket));
  }

  private HttpReply atDoor(HttpCall call, Map<String, String> names, Function<Doorstep, HttpReply> answer) {
    return members.atDoor(names.get("invite"), call.bearer().map(Secrets::hash).orElse(null)).map(answer)
        .orElseGet(() -> HttpReply.problem(404, "NO_SUCH_ROOM",
            "This link does not lead to a room. Please ask for a new one."));
  }

  private HttpReply look(Doorstep door) {
    var next = door.next().map(m -> new MeetingView(m.id(), m.startsAt(), m.minutes(), m.state()));
    return HttpReply.json(new Door(door.name(), door.purpose(), door.kind().words(), door.guidelines(),
        door.guidelinesVersion(), next.orElse(null), door.who().map(Member::name).orElse(null), door.agreed(),
        clock.instant()));
  }

  private HttpReply join(HttpCall call, Doorstep door) {
    if (!perAddress.allows(call.remote())) {
      return Pace.tooOften();
    }
    var form = Form.of(call);
    var name = form.name("name");
    checkAgreed(form, door);
    if (staff.all().stream().anyMatch(person -> person.name().key().equals(name.key()))) {
      form.isWrong("name", "Somebody who holds this room has that name. Please choose another.");
    }
    if (form.problem().isEmpty()) {
      board.whyNotCalled(name, clock).ifPresent(words -> form.isWrong("name", words));
    }
    var problem = form.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    var device = call.cookie(DEVICE).filter(mark -> mark.length() < 100);
    var out = device.flatMap(mark -> members.shutOut(door.room(), deviceHash(mark, door), clock.instant()));
    if (out.isPresent()) {
      var code = out.get().until() == null ? RefusalCode.REMOVED : RefusalCode.BANNED;
      return HttpReply.problem(403, code.name(), code.words());
    }
    var mark = device.orElseGet(secrets::token);
    var token = secrets.token();
    var member = new Member(new MemberId(secrets.id()), door.room(), name, door.guidelinesVersion());
    members.add(member, Secrets.hash(token), deviceHash(mark, door), clock.instant());
    return HttpReply.json(new Joined(token, member.id(), member.name())).with("set-cookie",
        DEVICE + "=" + mark + "; Path=/api/join; HttpOnly; SameSite=Strict; Max-Age="
            + DEVICE_LASTS.toSeconds()
            + (https ? "; Secure" : ""));
  }

  /// Salted with the room, so that the same browser cannot be recognised from room to room.
  private static String deviceHash(String mark, Doorstep door) {
    return Secrets.hash(door.room() + ":" + mark);
  }

  private HttpReply agree(HttpCall call, Doorstep door) {
    return door.who().map(member -> {
      var form = Form.of(call);
      checkAgreed(form, door);
      return form.problem().orElseGet(() -> {
        members.agree(member.id(), door.guidelinesVersion());
        return HttpReply.done();
      });
    }).orElseGet(DoorApi::isStranger);
  }

  private static void checkAgreed(Form form, Doorstep door) {
    var agreed = form.number("agreed", 0, Integer.MAX_VALUE);
    if (agreed != door.guidelinesVersion()) {
      form.isWrong("agreed", "The guidelines have changed. Please read them once more.");
    }
  }

  private HttpReply ticket(Doorstep door) {
    var member = door.who();
    if (member.isEmpty()) {
      return isStranger();
    }
    if (!door.agreed()) {
      return HttpReply.problem(409, "AGREE_AGAIN",
          "The guidelines have changed. Please read them once more.");
    }
    var open = door.open();
    if (open.isEmpty()) {
      return HttpReply.problem(409, "NOT_OPEN", "The meeting is not open now.");
    }
    var pass = new Tickets.Pass(open.get().id(),
        new Caller(member.get().id(), member.get().name(), Role.MEMBER));
    return HttpReply.json(new Ticket(tickets.issue(pass), open.get().id()));
  }

  private static HttpReply isStranger() {
    return HttpReply.problem(401, "JOIN_FIRST", "Please choose a name first.");
  }
}
