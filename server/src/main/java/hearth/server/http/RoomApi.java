package hearth.server.http;

import hearth.moderation.RoomPolicies;
import hearth.moderation.RoomPolicy;
import hearth.protocol.DisplayName;
import hearth.protocol.InvalidValue;
import hearth.protocol.Limits;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import hearth.server.review.ReviewBoard;
import hearth.server.room.Caller;
import hearth.server.room.Reply;
import hearth.server.room.RoomInput;
import hearth.server.room.Rooms;
import hearth.server.roster.Secrets;
import hearth.server.roster.Staff;
import hearth.server.roster.StaffStore;
import hearth.server.roster.Tickets;
import hearth.server.schedule.GroupKind;
import hearth.server.schedule.Meeting;
import hearth.server.schedule.RoomId;
import hearth.server.schedule.RoomProfile;
import hearth.server.schedule.RoomStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// The facilitator's desk: rooms, who holds them, their meetings.
public final class RoomApi {
  private record StaffView(MemberId id, DisplayName name, Role role) {}

  private record MeetingView(MeetingId id, Instant startsAt, int minutes, Meeting.State state) {
    static MeetingView of(Meeting meeting) {
      return new MeetingView(meeting.id(), meeting.startsAt(), meeting.minutes(), meeting.state());
    }
  }

  private record RoomView(RoomId id, String name, String purpose, GroupKind kind, String kindWords,
      String guidelines,
      int capacity, int slowSeconds, Map<String, String> policy, Map<String, String> trial,
      List<RoomStore.Tried> tried, Role yourRole, List<StaffView> staff, String invite,
      List<MeetingView> meetings) {}

  private record KindView(GroupKind kind, String words) {}

  private record RoomList(List<RoomView> rooms, List<KindView> kinds) {}

  private record Ticket(String ticket, MeetingId meeting) {}

  private final RoomStore store;
  private final StaffStore people;
  private final Rooms rooms;
  private final Tickets tickets;
  private final Secrets secrets;
  private final InstantSource clock;
  private final ReviewBoard board;
  private final SignIns signIns;

  RoomApi(Site.World world, SignIns signIns) {
    this.store = world.schedule();
    this.people = world.staff();
    this.rooms = world.rooms();
    this.tickets = world.tickets();
    this.secrets = world.secrets();
    this.clock = world.clock();
    this.board = world.board();
    this.signIns = signIns;
  }

  void addTo(Routes routes) {
    routes.on("GET", "/api/rooms", (call, _) -> signIns.asStaff(call, this::list))
        .on("POST", "/api/rooms", (call, _) -> signIns.asStaff(call, staff -> create(staff, call)))
        .on("GET", "/api/rooms/{id}", (call, names) -> inRoom(call, names, Role.MODERATOR,
            (staff, room) -> HttpReply.json(view(room, staff))))
        .on("PUT", "/api/rooms/{id}", (call, names) -> inRoom(call, names, Role.FACILITATOR,
            (staff, room) -> change(staff, room, call)))
        .on("POST", "/api/rooms/{id}/meetings", (call, names) -> inRoom(call, names, Role.FACILITATOR,
            (_, room) -> schedule(room, call)))
        .on("DELETE", "/api/meetings/{id}", (call, names) -> inMeeting(call, names, Role.FACILITATOR,
            (_, meeting) -> store.cancel(meeting.id()) ? HttpReply.done() : isNotScheduled()))
        .on("POST", "/api/meetings/{id}/open", (call, names) -> inMeeting(call, names, Role.FACILITATOR,
            (_, meeting) -> open(meeting)))
        .on("POST", "/api/meetings/{id}/close", (call, names) -> inMeeting(call, names, Role.FACILITATOR,
            (_, meeting) -> said(rooms.ask(meeting.id(), new RoomInput.End()).join())))
        .on("POST", "/api/meetings/{id}/ticket",
            (call, names) -> inMeeting(call, names, Role.MODERATOR, this::ticket));
  }

  private HttpReply inRoom(HttpCall call, Map<String, String> names, Role least,
      BiFunction<Staff, RoomProfile, HttpReply> answer) {
    return signIns.asStaff(call, staff -> {
      var room = store.byId(new RoomId(names.get("id")));
      var role = room.flatMap(r -> r.roleOf(staff.id()));
      if (role.isEmpty()) {
        return HttpReply.notFound(); // also where there is such a room: who does not hold it need not know
      }
      return least.outranks(role.get())
          ? HttpReply.problem(403, "NOT_PERMITTED", "Only facilitators of this room can do that.")
          : answer.apply(staff, room.get());
    });
  }

  private HttpReply inMeeting(HttpCall call, Map<String, String> names, Role least,
      BiFunction<Staff, Meeting, HttpReply> answer) {
    var meeting = names.get("id").matches("[A-Za-z0-9_-]{1,64}")
        ? store.meeting(new MeetingId(names.get("id")))
        : Optional.<Meeting>empty();
    if (meeting.isEmpty()) {
      return HttpReply.notFound();
    }
    return inRoom(call, Map.of("id", meeting.get().room().value()), least,
        (staff, _) -> answer.apply(staff, meeting.get()));
  }

  private HttpReply list(Staff staff) {
    var kinds = Arrays.stream(GroupKind.values()).map(kind -> new KindView(kind, kind.words())).toList();
    return HttpReply
        .json(new RoomList(store.heldBy(staff.id()).stream().map(room -> view(room, staff)).toList(), kinds));
  }

  private RoomView view(RoomProfile room, Staff reader) {
    var staff = room.staff().entrySet().stream()
        .flatMap(entry -> people.byId(entry.getKey()).stream()
            .map(person -> new StaffView(person.id(), person.name(), entry.getValue())))
        .sorted((a, b) -> a.name().value().compareToIgnoreCase(b.name().value())).toList();
    return new RoomView(room.id(), room.name(), room.purpose(), room.kind(), room.kind().words(),
        room.guidelines(),
        room.capacity(), room.slowSeconds(), room.policies().inForce().byTag(),
        room.policies().onTrial().map(RoomPolicy::byTag).orElse(null), tried(room),
        room.staff().get(reader.id()), staff, room.invite(),
        store.upcoming(room.id()).stream().map(MeetingView::of).toList());
  }

  /// Only while there is a trial: it is read from the log of all meetings of the room.
  private List<RoomStore.Tried> tried(RoomProfile room) {
    return room.policies().onTrial().isPresent() ? store.tried(room.id()) : List.of();
  }

  private HttpReply create(Staff staff, HttpCall call) {
    var form = Form.of(call);
    var room = read(form, new RoomId(secrets.id()), secrets.token().substring(0, 22), 1, "", staff);
    return form.problem().orElseGet(() -> {
      store.add(room, clock.instant());
      return HttpReply.json(view(room, staff));
    });
  }

  private HttpReply change(Staff staff, RoomProfile now, HttpCall call) {
    var form = Form.of(call);
    var room = read(form, now.id(), now.invite(), now.guidelinesVersion(), now.guidelines(), staff);
    return form.problem().orElseGet(() -> {
      store.change(room, clock.instant());
      store.upcoming(room.id()).stream().filter(meeting -> meeting.state() == Meeting.State.OPEN)
          .forEach(open -> rooms.ask(open.id(), new RoomInput.Police(room.policies(), staff.id())).join());
      return HttpReply.json(view(room, staff));
    });
  }

  private RoomProfile read(Form form, RoomId id, String invite, int version, String guidelinesNow, Staff by) {
    var guidelines = form.text("guidelines", 1, 4_000);
    return new RoomProfile(id, shown(form, "name", 80), shown(form, "purpose", 400),
        form.choice("kind", GroupKind.class), guidelines,
        guidelinesNow.isEmpty() || guidelines.equals(guidelinesNow) ? version : version + 1,
        form.number("capacity", RoomProfile.LEAST_CAPACITY, RoomProfile.MOST_CAPACITY),
        form.number("slowSeconds", 0, (int) Limits.LONGEST_SLOW_MODE.toSeconds()), readPolicies(form),
        readStaff(form, by),
        invite);
  }

  /// What everybody at the door reads is reviewed as what is said in the room.
  private String shown(Form form, String field, int most) {
    var words = form.text(field, 1, most);
    if (form.problem().isEmpty()) {
      try {
        var line = new MessageText(words.replaceAll("\\s+", " "));
        board.whyNotShown(line, clock).ifPresent(why -> form.isWrong(field, why));
      } catch (InvalidValue unreadable) {
        form.isWrong(field, "There is a character in it that cannot be shown.");
      }
    }
    return words;
  }

  private static RoomPolicies readPolicies(Form form) {
    var onTrial = form.has("trial") ? Optional.of(readPolicy(form, "trial")) : Optional.<RoomPolicy>empty();
    return new RoomPolicies(readPolicy(form, "policy"), onTrial);
  }

  private static RoomPolicy readPolicy(Form form, String field) {
    try {
      return RoomPolicy.of(form.pairs(field));
    } catch (RoomPolicy.Impossible impossible) {
      form.isWrong(field, impossible.getMessage());
      return RoomPolicy.house();
    }
  }

  /// Whoever describes the room stays one of its facilitators, so that no room is left without.
  private Map<MemberId, Role> readStaff(Form form, Staff by) {
    var staff = new HashMap<MemberId, Role>();
    form.pairs("staff").forEach((id, role) -> {
      var known = id.matches("[A-Za-z0-9_-]{1,64}") && people.byId(new MemberId(id)).isPresent();
      if (!known) {
        form.isWrong("staff", "One of these people has no account.");
      } else if (!role.equals("MODERATOR") && !role.equals("FACILITATOR")) {
        form.isWrong("staff", "Staff are moderators or facilitators.");
      } else {
        staff.put(new MemberId(id), Role.valueOf(role));
      }
    });
    staff.put(by.id(), Role.FACILITATOR);
    return staff;
  }

  private HttpReply schedule(RoomProfile room, HttpCall call) {
    var form = Form.of(call);
    var now = clock.instant();
    var startsAt = form.time("startsAt", now.minus(Duration.ofHours(12)), now.plus(Duration.ofDays(400)));
    var minutes = form.number("minutes", Meeting.LEAST_MINUTES, Meeting.MOST_MINUTES);
    return form.problem().orElseGet(() -> {
      var meeting = new Meeting(new MeetingId(secrets.id()), room.id(), startsAt, minutes,
          Meeting.State.SCHEDULED);
      store.schedule(meeting);
      return HttpReply.json(MeetingView.of(meeting));
    });
  }

  private HttpReply open(Meeting meeting) {
    var room = store.byId(meeting.room()).orElseThrow();
    var other = store.upcoming(room.id()).stream()
        .anyMatch(m -> m.state() == Meeting.State.OPEN && !m.id().equals(meeting.id()));
    if (other) {
      return HttpReply.problem(409, "ANOTHER_IS_OPEN",
          "Another meeting of this room is open. Please close it first.");
    }
    return said(rooms.ask(meeting.id(), new RoomInput.Open(room.name(), room.purpose(), room.kind().words(),
        room.guidelines(), room.capacity(), room.slowSeconds(), room.policies(),
        store.bans(room.id(), clock.instant())))
        .join());
  }

  private static HttpReply said(Reply reply) {
    return reply instanceof Reply.Refused(var code, _, _, _)
        ? HttpReply.problem(code.mayRetry() ? 503 : 409, code.name(), code.words())
        : HttpReply.done();
  }

  private static HttpReply isNotScheduled() {
    return HttpReply.problem(409, "NOT_SCHEDULED",
        "This meeting has begun, so it cannot be taken off the plan.");
  }

  private HttpReply ticket(Staff staff, Meeting meeting) {
    if (meeting.state() != Meeting.State.OPEN) {
      return HttpReply.problem(409, "NOT_OPEN", "This meeting is not open.");
    }
    var role = store.byId(meeting.room()).orElseThrow().staff().get(staff.id());
    var pass = new Tickets.Pass(meeting.id(), new Caller(staff.id(), staff.name(), role));
    return HttpReply.json(new Ticket(tickets.issue(pass), meeting.id()));
  }
}
