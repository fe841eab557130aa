package hearth.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.server.schedule.RoomStore;
import hearth.moderation.RoomPolicy;
import hearth.moderation.RoomPolicies;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.ReasonText;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import hearth.server.ledger.Chain;
import hearth.server.room.Backstage;
import hearth.server.room.EventLog.StoreFailure;
import hearth.server.room.Fact;
import hearth.server.roster.Doorstep;
import hearth.server.roster.Member;
import hearth.server.roster.MemberStore;
import hearth.server.roster.Staff;
import hearth.server.roster.Staff.Standing;
import hearth.server.schedule.GroupKind;
import hearth.server.schedule.Meeting;
import hearth.server.schedule.RoomId;
import hearth.server.schedule.RoomProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store has to do, whichever engine is behind it.
abstract class StoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final MemberId FAY = new MemberId("fay");
  private static final MemberId ANA = new MemberId("ana");

  private Database database;
  private SqlEventLog log;
  private SqlStaffStore staff;
  private SqlRoomStore rooms;
  private SqlMemberStore members;
  private int count;

  /// A store with nothing in it.
  abstract Database open() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    database = open();
    log = new SqlEventLog(database);
    staff = new SqlStaffStore(database);
    rooms = new SqlRoomStore(database);
    members = new SqlMemberStore(database);
    staff.add(new Staff(FAY, "fay", new DisplayName("Fay"), Standing.ORGANISER), "hash", NOW);
  }

  @AfterEach
  void end() {
    database.close();
  }

  private RoomProfile room() {
    var n = ++count;
    var room = new RoomProfile(new RoomId("room" + n), "Tuesday", "Company", GroupKind.FAMILY, "Be kind", 1,
        30, 0, RoomPolicies.house(),
        Map.of(FAY, Role.FACILITATOR), "invite" + n);
    rooms.add(room, NOW);
    return room;
  }

  private Meeting meeting(RoomProfile room) {
    var meeting = new Meeting(new MeetingId("meeting" + ++count), room.id(), NOW, 60,
        Meeting.State.SCHEDULED);
    rooms.schedule(meeting);
    return meeting;
  }

  private static Fact opened(long position) {
    return new Fact.Public(position,
        new RoomEvent.Opened(1, NOW, "Tuesday", "Company", "Family", "Be kind", 30, 0));
  }

  private static Fact said(long position, long seq, String text) {
    return new Fact.Public(position, new RoomEvent.Said(seq, NOW, ANA, new DisplayName("Ana"), Role.MEMBER,
        new MessageId("m" + seq), new MessageText(text), null, null));
  }

  @Test
  void what_is_appended_is_read_back_as_it_was() {
    var meeting = new MeetingId("m");
    var facts = List.of(opened(1),
        new Fact.Public(2, new RoomEvent.Arrived(2, NOW, ANA, new DisplayName("Ana"), Role.MEMBER)),
        said(3, 3, "ünïcode \uD83D\uDD25 'quotes' \"and\" \\ lines\nof it"),
        new Fact.Hidden(4,
            new Backstage.Held(NOW, new HeldId("h"), new MessageId("x"), ANA, new DisplayName("Ana"),
                Role.MEMBER, new MessageText("held"), "reason", "concern", NOW.plusSeconds(300), "rule@1", 2,
                3, true)),
        new Fact.Hidden(5, new Backstage.Returned(NOW, new HeldId("h"), "no numbers", null)),
        new Fact.Hidden(6, new Backstage.Policed(NOW,
            new RoomPolicies(policy("link", "hold"), Optional.of(policy("crosstalk_advice", "allow"))), FAY)),
        new Fact.Hidden(7, new Backstage.Policed(NOW, RoomPolicies.house(), null)),
        new Fact.Public(8,
            new RoomEvent.Muted(4, NOW, ANA, NOW.plusSeconds(60), new ReasonText("why"), FAY)));
    log.append(meeting, facts.subList(0, 3));
    log.append(meeting, facts.subList(3, 8));
    assertThat(log.read(meeting)).isEqualTo(facts);
    assertThat(log.read(new MeetingId("another"))).isEmpty();
    var chain = log.ledger(meeting);
    assertThat(chain).hasSize(5); // held, returned, policy twice, muted
    assertThat(Chain.firstBroken(chain)).isZero();
    assertThat(log.ledger(new MeetingId("another"))).isEmpty();
  }

  @Test
  void nobody_writes_twice_at_one_position_and_nothing_of_a_failed_append_stays() {
    var meeting = new MeetingId("m");
    log.append(meeting, List.of(opened(1), said(2, 2, "one")));
    assertThatThrownBy(() -> log.append(meeting, List.of(said(3, 3, "three"), said(2, 2, "two"))))
        .isInstanceOf(StoreFailure.class);
    assertThat(log.read(meeting)).hasSize(2);
    log.append(meeting, List.of(said(3, 3, "three")));
    assertThat(log.read(meeting)).hasSize(3);
  }

  @Test
  void one_rooms_trouble_is_nobody_elses_though_they_share_commits() throws Exception {
    var busy = new MeetingId("busy");
    log.append(busy, List.of(opened(1)));
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var good = new ArrayList<Future<?>>();
      var bad = new ArrayList<Future<?>>();
      for (int i = 0; i < 60; i++) {
        var meeting = new MeetingId("m" + i);
        good.add(people.submit(() -> log.append(meeting, List.of(opened(1), said(2, 2, "hello")))));
        bad.add(people.submit(() -> log.append(busy, List.of(opened(1)))));
      }
      for (var append : good) {
        append.get();
      }
      for (var append : bad) {
        assertThatThrownBy(append::get).hasCauseInstanceOf(StoreFailure.class);
      }
    }
    for (int i = 0; i < 60; i++) {
      assertThat(log.read(new MeetingId("m" + i))).hasSize(2);
    }
  }

  @Test
  void lines_come_in_pages_the_newest_first_page_oldest_line_first() {
    var meeting = new MeetingId("m");
    log.append(meeting, List.of(opened(1)));
    for (int i = 2; i <= 30; i++) {
      log.append(meeting, List.of(said(i, i, "line " + i)));
    }
    assertThat(log.lines(meeting, 0, 100, 5)).extracting(RoomEvent.Said::seq).containsExactly(26L, 27L, 28L,
        29L, 30L);
    assertThat(log.lines(meeting, 0, 26, 3)).extracting(RoomEvent.Said::seq).containsExactly(23L, 24L, 25L);
    assertThat(log.lines(meeting, 28, 100, 5)).extracting(RoomEvent.Said::seq).containsExactly(29L, 30L);
  }

  @Test
  void opening_and_closing_show_in_the_plan() {
    var room = room();
    var meeting = meeting(room);
    log.append(meeting.id(), List.of(opened(1)));
    assertThat(rooms.meeting(meeting.id()).orElseThrow().state()).isEqualTo(Meeting.State.OPEN);
    assertThat(rooms.cancel(meeting.id())).isFalse();
    log.append(meeting.id(), List.of(new Fact.Public(2, new RoomEvent.Closed(2, NOW))));
    assertThat(rooms.upcoming(room.id())).isEmpty();
    assertThat(rooms.cancel(meeting(room).id())).isTrue();
  }

  @Test
  void removals_end_with_the_meeting_and_bans_with_their_time() {
    var room = room();
    var meeting = meeting(room);
    var ben = new MemberId("ben");
    members.add(new Member(ANA, room.id(), new DisplayName("Ana"), 1), "token-a", "device-a", NOW);
    members.add(new Member(ben, room.id(), new DisplayName("Ben"), 1), "token-b", "device-b", NOW);
    log.append(meeting.id(),
        List.of(opened(1), new Fact.Public(2, new RoomEvent.Removed(2, NOW, ANA, null, FAY)),
            new Fact.Public(3, new RoomEvent.Banned(3, NOW, ben, NOW.plusSeconds(60), null, FAY))));
    assertThat(members.shutOut(room.id(), "device-a", NOW)).contains(new MemberStore.ShutOut(null));
    assertThat(members.shutOut(room.id(), "device-b", NOW))
        .contains(new MemberStore.ShutOut(NOW.plusSeconds(60)));
    assertThat(members.shutOut(room.id(), "device-c", NOW)).isEmpty();
    log.append(meeting.id(), List.of(new Fact.Public(4, new RoomEvent.Closed(4, NOW))));
    assertThat(members.shutOut(room.id(), "device-a", NOW)).isEmpty();
    assertThat(rooms.bans(room.id(), NOW))
        .containsExactly(new Backstage.BanCarried(NOW, ben, new DisplayName("Ben"), NOW.plusSeconds(60)));
    assertThat(rooms.bans(room.id(), NOW.plusSeconds(60))).isEmpty();
    log.append(meeting(room).id(),
        List.of(opened(1), new Fact.Public(2, new RoomEvent.Readmitted(2, NOW, ben))));
    assertThat(rooms.bans(room.id(), NOW)).isEmpty();
  }

  @Test
  void rooms_are_found_by_id_invite_and_holder_and_change_whole() {
    var room = room();
    assertThat(rooms.byId(room.id())).contains(room);
    assertThat(rooms.heldBy(FAY)).containsExactly(room);
    var mo = new MemberId("mo");
    staff.add(new Staff(mo, "mo", new DisplayName("Mo"), Standing.STAFF), "hash", NOW);
    var changed = new RoomProfile(room.id(), "Wednesday", "More", GroupKind.TRAUMA, "Be kinder", 2, 12, 30,
        new RoomPolicies(policy("link", "hold"), Optional.of(policy("crosstalk_advice", "allow"))),
        Map.of(mo, Role.FACILITATOR), room.invite());
    rooms.change(changed, NOW);
    assertThat(rooms.byId(room.id())).contains(changed);
    assertThat(rooms.heldBy(FAY)).isEmpty();
  }

  private static RoomPolicy policy(String category, String answer) {
    try {
      return RoomPolicy.of(Map.of(category, answer));
    } catch (RoomPolicy.Impossible impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void what_a_policy_on_trial_would_have_done_is_counted_since_it_was_last_changed() {
    var room = room();
    var meeting = meeting(room);
    log.append(meeting.id(), List.of(
        new Fact.Hidden(1, new Backstage.Tried(NOW.minusSeconds(60), "allow", "hold", "link")),
        new Fact.Hidden(2, new Backstage.Tried(NOW, "allow", "hold", "link")),
        new Fact.Hidden(3, new Backstage.Tried(NOW, "nudge_author", "allow", "pii_own")),
        new Fact.Hidden(4, new Backstage.Tried(NOW, "allow", "hold", "link"))));
    assertThat(rooms.tried(room.id())).containsExactly(new RoomStore.Tried("link", "allow", "hold", 2),
        new RoomStore.Tried("pii_own", "nudge_author", "allow", 1));
  }

  @Test
  void the_next_meeting_comes_first() {
    var room = room();
    for (var hours : List.of(5, 1, 3)) {
      rooms
          .schedule(new Meeting(new MeetingId("at" + hours), room.id(), NOW.plus(Duration.ofHours(hours)), 60,
              Meeting.State.SCHEDULED));
    }
    assertThat(rooms.upcoming(room.id())).extracting(m -> m.id().value()).containsExactly("at1", "at3",
        "at5");
  }

  @Test
  void members_are_known_by_their_token_in_their_room_only() {
    var room = room();
    var other = room();
    var ana = new Member(ANA, room.id(), new DisplayName("Ana"), 1);
    members.add(ana, "token", null, NOW);

    assertThat(members.atDoor(room.invite(), "token")).contains(new Doorstep(room.id(), room.name(),
        room.purpose(), room.kind(), room.guidelines(), 1, Optional.empty(), Optional.of(ana)));
    assertThat(members.atDoor(other.invite(), "token").orElseThrow().who()).isEmpty();
    assertThat(members.atDoor(room.invite(), "guess").orElseThrow().who()).isEmpty();
    assertThat(members.atDoor(room.invite(), null).orElseThrow().who()).isEmpty();
    assertThat(members.atDoor("guess", "token")).isEmpty();

    members.agree(ANA, 2);
    assertThat(members.atDoor(room.invite(), "token").orElseThrow().who()).map(Member::agreed).contains(2);
  }

  @Test
  void of_many_who_take_a_name_at_once_everybody_has_hers_and_one_mishap_is_nobody_elses() throws Exception {
    var room = room();
    take(room, "taken", "first");
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken = new ArrayList<Future<?>>();
      var mishaps = new ArrayList<Future<?>>();
      for (int i = 0; i < 60; i++) {
        var n = i;
        taken.add(people.submit(() -> take(room, "p" + n, "token" + n)));
        mishaps.add(people.submit(() -> take(room, "taken", "other" + n)));
      }
      for (var one : taken) {
        one.get();
      }
      for (var one : mishaps) {
        assertThatThrownBy(one::get).hasCauseInstanceOf(StoreFailure.class);
      }
    }
    for (int i = 0; i < 60; i++) {
      assertThat(whoHas(room, "token" + i)).contains(new MemberId("p" + i));
      assertThat(whoHas(room, "other" + i)).isEmpty();
    }
  }

  private void take(RoomProfile room, String id, String token) {
    members.add(new Member(new MemberId(id), room.id(), new DisplayName("Ana"), 1), token, null, NOW);
  }

  private Optional<MemberId> whoHas(RoomProfile room, String token) {
    return members.atDoor(room.invite(), token).orElseThrow().who().map(Member::id);
  }

  @Test
  void at_the_door_the_open_meeting_counts_and_else_the_next() {
    var room = room();
    assertThat(next(room)).isEmpty();
    var tomorrow = planned(room, "tomorrow", Duration.ofDays(1));
    assertThat(next(room)).contains(tomorrow);
    var today = planned(room, "today", Duration.ofHours(1));
    assertThat(next(room)).contains(today);

    log.append(tomorrow.id(), List.of(opened(1)));
    assertThat(next(room)).map(Meeting::id).contains(tomorrow.id());
    assertThat(members.atDoor(room.invite(), null).orElseThrow().open()).isPresent();

    log.append(tomorrow.id(), List.of(new Fact.Public(2, new RoomEvent.Closed(2, NOW))));
    assertThat(next(room)).contains(today);
    assertThat(members.atDoor(room.invite(), null).orElseThrow().open()).isEmpty();
  }

  private Optional<Meeting> next(RoomProfile room) {
    return members.atDoor(room.invite(), null).orElseThrow().next();
  }

  private Meeting planned(RoomProfile room, String id, Duration ahead) {
    var meeting = new Meeting(new MeetingId(id), room.id(), NOW.plus(ahead), 60, Meeting.State.SCHEDULED);
    rooms.schedule(meeting);
    return meeting;
  }

  @Test
  void logins_are_unique_and_sign_ins_and_links_run_out() {
    assertThat(
        staff.add(new Staff(new MemberId("x"), "fay", new DisplayName("Fay 2"), Standing.STAFF), "h", NOW))
        .isFalse();
    staff.addSignIn("cookie", FAY, NOW.plusSeconds(60));
    assertThat(staff.bySignIn("cookie", NOW)).map(Staff::id).contains(FAY);
    assertThat(staff.bySignIn("cookie", NOW.plusSeconds(60))).isEmpty();
    staff.endSignIn("cookie");
    assertThat(staff.bySignIn("cookie", NOW)).isEmpty();
    staff.addLink("link", Standing.STAFF, NOW.plusSeconds(60));
    assertThat(staff.link("link", NOW)).contains(Standing.STAFF);
    assertThat(staff.useLink("link", NOW.plusSeconds(60))).isFalse();
    assertThat(staff.useLink("link", NOW)).isTrue();
    assertThat(staff.useLink("link", NOW)).isFalse();
    assertThat(staff.link("link", NOW)).isEqualTo(Optional.empty());
  }
}
