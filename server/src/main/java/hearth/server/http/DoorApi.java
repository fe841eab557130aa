package hearth.server.http;

import hearth.protocol.DisplayName;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.RefusalCode;
import hearth.protocol.Role;
import hearth.server.review.ReviewBoard;
import hearth.server.room.Caller;
import hearth.server.roster.Member;
import hearth.server.roster.MemberStore;
import hearth.server.roster.Secrets;
import hearth.server.roster.StaffStore;
import hearth.server.roster.Tickets;
import hearth.server.schedule.Meeting;
import hearth.server.schedule.RoomProfile;
import hearth.server.schedule.RoomStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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

  private final RoomStore rooms;
  private final StaffStore staff;
  private final MemberStore members;
  private final Tickets tickets;
  private final Secrets secrets;
  private final InstantSource clock;
  private final boolean https;
  private final ReviewBoard board;
  private final Pace perAddress = new Pace(300, Duration.ofMinutes(1));

  DoorApi(Site.World world) {
    this.rooms = world.schedule();
    this.staff = world.staff();
    this.members = world.members();
    this.tickets = world.tickets();
    this.secrets = world.secrets();
    this.clock = world.clock();
    this.https = world.https();
    this.board = world.board();
  }

  void addTo(Routes routes) {
    routes.on("GET", "/api/join/{invite}", (call, names) -> atDoor(names, room -> look(call, room)))
        .on("POST", "/api/join/{invite}", (call, names) -> atDoor(names, room -> join(call, room)))
        .on("POST", "/api/join/{invite}/agree", (call, names) -> atDoor(names, room -> agree(call, room)))
        .on("POST", "/api/join/{invite}/ticket", (call, names) -> atDoor(names, room -> ticket(call, room)));
  }

  private HttpReply atDoor(Map<String, String> names, Function<RoomProfile, HttpReply> answer) {
    return rooms.byInvite(names.get("invite")).map(answer)
        .orElseGet(() -> HttpReply.problem(404, "NO_SUCH_ROOM",
            "This link does not lead to a room. Please ask for a new one."));
  }

  private Optional<Member> who(HttpCall call, RoomProfile room) {
    return call.bearer().flatMap(token -> members.byToken(room.id(), Secrets.hash(token)));
  }

  private HttpReply look(HttpCall call, RoomProfile room) {
    var next = rooms.upcoming(room.id()).stream()
        .min(Comparator.comparing((Meeting m) -> m.state() != Meeting.State.OPEN)
            .thenComparing(Meeting::startsAt))
        .map(m -> new MeetingView(m.id(), m.startsAt(), m.minutes(), m.state())).orElse(null);
    var you = who(call, room);
    return HttpReply.json(new Door(room.name(), room.purpose(), room.kind().words(), room.guidelines(),
        room.guidelinesVersion(), next, you.map(Member::name).orElse(null),
        you.filter(member -> member.agreed() == room.guidelinesVersion()).isPresent(), clock.instant()));
  }

  private HttpReply join(HttpCall call, RoomProfile room) {
    if (!perAddress.allows(call.remote())) {
      return Pace.tooOften();
    }
    var form = Form.of(call);
    var name = form.name("name");
    checkAgreed(form, room);
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
    var out = device.flatMap(mark -> members.shutOut(room.id(), deviceHash(mark, room), clock.instant()));
    if (out.isPresent()) {
      var code = out.get().until() == null ? RefusalCode.REMOVED : RefusalCode.BANNED;
      return HttpReply.problem(403, code.name(), code.words());
    }
    var mark = device.orElseGet(secrets::token);
    var token = secrets.token();
    var member = new Member(new MemberId(secrets.id()), room.id(), name, room.guidelinesVersion());
    members.add(member, Secrets.hash(token), deviceHash(mark, room), clock.instant());
    return HttpReply.json(new Joined(token, member.id(), member.name())).with("set-cookie",
        DEVICE + "=" + mark + "; Path=/api/join; HttpOnly; SameSite=Strict; Max-Age="
            + DEVICE_LASTS.toSeconds()
            + (https ? "; Secure" : ""));
  }

  /// Salted with the room, so that the same browser cannot be recognised from room to room.
  private static String deviceHash(String mark, RoomProfile room) {
    return Secrets.hash(room.id() + ":" + mark);
  }

  private HttpReply agree(HttpCall call, RoomProfile room) {
    return who(call, room).map(member -> {
      var form = Form.of(call);
      checkAgreed(form, room);
      return form.problem().orElseGet(() -> {
        members.agree(member.id(), room.guidelinesVersion());
        return HttpReply.done();
      });
    }).orElseGet(DoorApi::isStranger);
  }

  private static void checkAgreed(Form form, RoomProfile room) {
    var agreed = form.number("agreed", 0, Integer.MAX_VALUE);
    if (agreed != room.guidelinesVersion()) {
      form.isWrong("agreed", "The guidelines have changed. Please read them once more.");
    }
  }

  private HttpReply ticket(HttpCall call, RoomProfile room) {
    var member = who(call, room);
    if (member.isEmpty()) {
      return isStranger();
    }
    if (member.get().agreed() != room.guidelinesVersion()) {
      return HttpReply.problem(409, "AGREE_AGAIN",
          "The guidelines have changed. Please read them once more.");
    }
    var open = rooms.upcoming(room.id()).stream().filter(m -> m.state() == Meeting.State.OPEN).findFirst();
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
