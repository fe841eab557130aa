package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.protocol.ReasonText;
import hearth.moderation.RoomPolicies;
import hearth.moderation.Destination;
import hearth.moderation.Draft;
import hearth.moderation.Decision;
import hearth.moderation.Verdict;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.*;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.RefusalCode;
import hearth.protocol.Role;
import hearth.server.persistence.Database;
import hearth.server.persistence.SqlEventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the conversations do not say about the rules.
class RoomRulesTest {
  private static final Caller FAY = caller("fay", Role.FACILITATOR);
  private static final Caller ANA = caller("ana", Role.MEMBER);
  private static final Caller BEN = caller("ben", Role.MEMBER);

  @TempDir
  Path folder;
  private final RoomRules rules = new RoomRules(Duration.ofMinutes(5));
  private final List<Fact> log = new ArrayList<>();
  private RoomState room = RoomState.unopened();
  private Instant now = Instant.parse("2026-03-02T20:00:00Z");

  private static Caller caller(String id, Role role) {
    return new Caller(new MemberId(id), new DisplayName(id), role);
  }

  @BeforeEach
  void open() {
    decide(new RoomInput.Open("Tuesday", "Company", "Peer support group", "Be kind", 3, 0,
        RoomPolicies.house(), List.of()));
  }

  private Reply decide(RoomInput input) {
    return switch (rules.decide(room, input, now)) {
      case Outcome.Only(var reply) -> reply;
      case Outcome.Review _ -> null;
      case Outcome.Happen(var facts, var reply) -> {
        log.addAll(facts);
        room = room.after(facts);
        yield reply;
      }
    };
  }

  private Reply ask(Caller by, ClientCommand command) {
    return decide(new RoomInput.Asked(by, command, (int) room.people().all().values().stream()
        .filter(Person::isAdmitted).count()));
  }

  private Reply enter(Caller by) {
    return ask(by, new Enter(1, "ticket", 0));
  }

  private Reply reviewed(Caller by, String id, Verdict verdict) {
    return reviewed(by, id, verdict, Destination.ROOM);
  }

  private Reply reviewed(Caller by, String id, Verdict verdict, Destination to) {
    return decide(new RoomInput.Reviewed(by,
        new Draft(new MessageId(id), by.id(), by.role(), new MessageText("words")).to(to),
        new Decision(verdict, Optional.empty(), Optional.empty()), Optional.empty(),
        new HeldId("held-" + id)));
  }

  private static RefusalCode refusal(Reply reply) {
    return reply instanceof Reply.Refused(var code, _, _, _) ? code : null;
  }

  @Test
  void two_people_cannot_go_by_names_that_look_alike() {
    enter(ANA);
    var twin = new Caller(new MemberId("other"), new DisplayName("Á n a"), Role.MEMBER);
    assertThat(refusal(enter(twin))).isEqualTo(RefusalCode.NAME_TAKEN);
    ask(ANA, new Leave(2));
    assertThat(enter(twin)).isInstanceOf(Reply.Welcome.class);
  }

  @Test
  void a_full_room_lets_staff_in_and_those_who_were_there() {
    enter(ANA);
    enter(BEN);
    enter(caller("cleo", Role.MEMBER));
    assertThat(refusal(enter(caller("dan", Role.MEMBER)))).isEqualTo(RefusalCode.FULL);
    assertThat(enter(ANA)).isInstanceOf(Reply.Welcome.class);
    assertThat(enter(FAY)).isInstanceOf(Reply.Welcome.class);
  }

  @Test
  void an_author_who_was_removed_is_not_posted() {
    enter(FAY);
    enter(ANA);
    reviewed(ANA, "one", new Verdict.Hold("wait", "look"));
    ask(FAY, new Remove(2, ANA.id(), null));
    assertThat(refusal(ask(FAY, new Approve(3, new HeldId("held-one"), null))))
        .isEqualTo(RefusalCode.NO_SUCH_ITEM);
    assertThat(room.talk().held()).isEmpty();
  }

  @Test
  void nobody_approves_their_own() {
    enter(FAY);
    reviewed(FAY, "one", new Verdict.Hold("wait", "look"));
    assertThat(refusal(ask(FAY, new Approve(3, new HeldId("held-one"), null))))
        .isEqualTo(RefusalCode.ABOVE_YOU);
  }

  @Test
  void closing_gives_back_what_was_held() {
    enter(FAY);
    enter(ANA);
    reviewed(ANA, "one", new Verdict.Hold("wait", "look"));
    ask(FAY, new Close(2));
    assertThat(room.talk().held()).isEmpty();
    assertThat(log.get(log.size() - 2)).isInstanceOf(Fact.Hidden.class);
    assertThat(room.isOpen()).isFalse();
  }

  @Test
  void a_ban_of_an_earlier_meeting_holds_in_the_next_until_it_is_over() {
    room = RoomState.unopened();
    decide(
        new RoomInput.Open("Tuesday", "Company", "Peer support group", "Be kind", 3, 0, RoomPolicies.house(),
            List.of(new Backstage.BanCarried(now, ANA.id(), ANA.name(), now.plusSeconds(60)))));
    assertThat(enter(ANA)).isEqualTo(new Reply.Refused(RefusalCode.BANNED, null, now.plusSeconds(60)));
    now = now.plusSeconds(60);
    assertThat(enter(ANA)).isInstanceOf(Reply.Welcome.class);
  }

  @Test
  void positions_and_numbers_have_no_gaps_and_backstage_has_no_number() {
    enter(FAY);
    enter(ANA);
    reviewed(ANA, "one", new Verdict.Hold("wait", "look"));
    reviewed(ANA, "two", new Verdict.Allow());
    assertThat(log).extracting(Fact::position).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(log.stream().filter(Fact.Public.class::isInstance).map(f -> ((Fact.Public) f).event().seq()))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  /// Live state is replayed state, through a real store and back, whatever was asked: a thousand random commands by
  /// people of all ranks.
  @RepeatedTest(20)
  void a_room_rebuilt_from_its_log_is_the_same_room(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var people = List.of(FAY, caller("mo", Role.MODERATOR), ANA, BEN, caller("cleo", Role.MEMBER));
    for (int i = 0; i < 1_000; i++) {
      now = now.plusMillis(random.nextInt(20_000));
      var by = people.get(random.nextInt(people.size()));
      var whom = people.get(random.nextInt(people.size())).id();
      switch (random.nextInt(18)) {
        case 0, 1, 2 -> enter(by);
        case 3 -> ask(by, new Leave(i));
        case 4, 5 -> reviewed(by, "m" + i, new Verdict.Allow());
        case 6 -> reviewed(by, "m" + i, new Verdict.Hold("wait", "look"));
        case 7 -> ask(by, new Mute(i, whom, 10 + random.nextInt(600), null));
        case 8 -> ask(by, new Unmute(i, whom));
        case 9 -> ask(by, random.nextBoolean() ? new Remove(i, whom, null) : new Ban(i, whom, 60, null));
        case 10 -> ask(by, new Readmit(i, whom));
        case 11 -> ask(by, new Retract(i, 1 + random.nextInt((int) room.seq() + 1)));
        case 12 -> ask(by, random.nextBoolean() ? new Pause(i) : new Resume(i));
        case 13 -> ask(by, random.nextBoolean() ? new Lock(i) : new Unlock(i));
        case 14 -> decide(new RoomInput.Tick());
        case 15 -> reviewed(by, "c" + i,
            random.nextBoolean() ? new Verdict.Allow() : new Verdict.Warn("hard"),
            new Destination.Correction(1 + random.nextInt((int) room.seq() + 1)));
        case 16 -> reviewed(by, "a" + i, new Verdict.Allow(),
            new Destination.Aside(by.role().isStaff() ? whom : by.id()));
        default ->
          room.talk().held().keySet().stream().findFirst()
              .ifPresent(item -> ask(by, new Approve(1, item, null)));
      }
    }
    assertThat(log.size()).isGreaterThan(100);
    try (var database = Database.file(folder.resolve("hearth.db"))) {
      var stored = new SqlEventLog(database);
      stored.append(new MeetingId("tuesday"), log);
      assertThat(RoomState.of(stored.read(new MeetingId("tuesday")))).isEqualTo(room);
    }
  }

  @Test
  void an_approval_with_a_note_is_posted_with_it_however_late() {
    enter(FAY);
    enter(ANA);
    reviewed(ANA, "one", new Verdict.Hold("wait", "claim"));
    now = now.plusSeconds(200);
    for (var n = 0; n < 20; n++) {
      reviewed(FAY, "talk" + n, new Verdict.Allow());
    }
    var note = new ReasonText("Please ask a doctor before you stop.");
    assertThat(ask(FAY, new Approve(3, new HeldId("held-one"), note))).isInstanceOf(Reply.Done.class);
    assertThat(room.talk().held()).isEmpty();
    var line = room.talk().said().find(new Talk.Key(ANA.id(), new MessageId("one"))).orElseThrow();
    assertThat(refusal(ask(ANA, new Correct(4, new MessageId("two"), line, new MessageText("other words")))))
        .as("what staff say is of these words").isEqualTo(RefusalCode.NOT_PERMITTED);
  }
}
