package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.RoomPolicies;
import hearth.moderation.Draft;
import hearth.moderation.Decision;
import hearth.moderation.Verdict;
import hearth.protocol.AlertId;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.*;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.ReasonText;
import hearth.protocol.ReceiptId;
import hearth.protocol.Role;
import hearth.protocol.WireTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every command × role × target's role × state of the room, against the table of the house as a person would write
/// it down. The table here is written by hand; the cases are generated from the sealed types, so a new command
/// without a row fails.
class PermissionTableTest {
  private static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");
  private static final RoomRules RULES = new RoomRules(Duration.ofMinutes(5));

  /// Columns: member, moderator, facilitator. `ok`: it happens or is so already; `review`: to be reviewed;
  /// otherwise the refusal. `rank`: ok upon those of lower rank, ABOVE_YOU upon the rest; `members`: to be reviewed
  /// upon members, NOT_PERMITTED upon the rest. Corrected and retracted are lines of others, and it is others who are confided in.
  private static final String TABLE = """
      command   open: member        moderator facilitator | paused: member      moderator facilitator
      enter     ok                  ok        ok          | ok                  ok        ok
      leave     ok                  ok        ok          | ok                  ok        ok
      ping      ok                  ok        ok          | ok                  ok        ok
      say       review              review    review      | review              review    review
      insist    review              review    review      | review              review    review
      worry     ok                  ok        ok          | ok                  ok        ok
      appeal    NO_SUCH_RECEIPT     NO_SUCH_RECEIPT NO_SUCH_RECEIPT | NO_SUCH_RECEIPT NO_SUCH_RECEIPT NO_SUCH_RECEIPT
      history   ok                  ok        ok          | ok                  ok        ok
      correct   NOT_PERMITTED       NOT_PERMITTED NOT_PERMITTED | NOT_PERMITTED NOT_PERMITTED NOT_PERMITTED
      confide   NOT_PERMITTED       members     members   | NOT_PERMITTED       members   members
      retract   NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      mute      NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      unmute    NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      remove    NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      ban       NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      readmit   NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      slow      NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      pause     NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      resume    NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      lock      NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      unlock    NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      close     NOT_PERMITTED       NOT_PERMITTED ok      | NOT_PERMITTED       NOT_PERMITTED ok
      approve   NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      return    NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      take      NOT_PERMITTED       rank      rank        | NOT_PERMITTED       rank      rank
      attend    NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      settle    NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      uphold    NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      overturn  NOT_PERMITTED       ok        ok          | NOT_PERMITTED       ok        ok
      """;

  private static final Map<String, List<String>> ROWS = rows();

  private static Map<String, List<String>> rows() {
    var rows = new LinkedHashMap<String, List<String>>();
    TABLE.lines().skip(1).forEach(line -> {
      var cells = Arrays.stream(line.replace("|", " ").strip().split("\\s+")).toList();
      rows.put(cells.getFirst(), cells.subList(1, cells.size()));
    });
    return rows;
  }

  /// How the room can be. In a locked or slow room everything is as in an open one for those who are inside and have
  /// not just spoken.
  private enum How {
    OPEN, PAUSED, LOCKED, SLOW, UNOPENED, CLOSED
  }

  @Test
  void every_command_has_a_row() {
    var commands = Arrays.stream(ClientCommand.class.getPermittedSubclasses()).map(WireTypes::tag).toList();
    assertThat(ROWS.keySet()).containsExactlyInAnyOrderElementsOf(commands);
  }

  @Test
  void the_clients_are_told_what_their_role_may_do() {
    for (var role : Role.values()) {
      var expected = ROWS.entrySet().stream()
          .filter(row -> !row.getValue().get(role.ordinal()).equals("NOT_PERMITTED")
              || Set.of("retract", "correct", "confide").contains(row.getKey()))
          .map(Map.Entry::getKey).sorted().toList();
      assertThat(Permission.commandsOf(role)).as(role.name()).isEqualTo(expected);
    }
  }

  @TestFactory
  Stream<DynamicTest> every_command_of_every_role_in_every_room() {
    var tests = new ArrayList<DynamicTest>();
    for (var how : How.values()) {
      for (var role : Role.values()) {
        for (var target : Role.values()) {
          for (var command : ROWS.keySet()) {
            tests.add(DynamicTest.dynamicTest(
                how + ": " + role + " asks to " + command + " (" + target + ")",
                () -> check(how, role, target, command)));
          }
        }
      }
    }
    return tests.stream();
  }

  private static void check(How how, Role role, Role target, String command) {
    var room = new Scene(how);
    var expected = switch (how) {
      case UNOPENED, CLOSED -> "MEETING_CLOSED";
      case PAUSED -> ROWS.get(command).get(3 + role.ordinal());
      case OPEN, LOCKED, SLOW -> ROWS.get(command).get(role.ordinal());
    };
    if (expected.equals("rank")) {
      expected = role.outranks(target) ? "ok" : "ABOVE_YOU";
    }
    if (expected.equals("members")) {
      expected = target == Role.MEMBER ? "review" : "NOT_PERMITTED";
    }
    assertThat(answer(room, role, target, command)).isEqualTo(expected);
  }

  private static String answer(Scene room, Role role, Role target, String command) {
    var outcome = RULES.decide(room.state,
        new RoomInput.Asked(room.caller(role, "asks"), room.command(command, target), 9),
        NOW.plusSeconds(120));
    return switch (outcome) {
      case Outcome.Review _ -> "review";
      case Outcome.Happen _ -> "ok";
      case Outcome.Only(Reply.Refused(var code, _, _, _)) -> code.name();
      case Outcome.Only _ -> "ok";
    };
  }

  /// A room with two people of each role: one who asks, one who is acted upon and has a line and a held message.
  private static final class Scene {
    private RoomState state = RoomState.unopened();
    private final Map<Role, Long> lines = new LinkedHashMap<>();
    private ReceiptId receipt = new ReceiptId("none");
    private AlertId alert = new AlertId("none");

    Scene(How how) {
      if (how == How.UNOPENED) {
        return;
      }
      decide(new RoomInput.Open("Tuesday", "Company", "Peer support group", "Be kind", 30, 0,
          RoomPolicies.house(), List.of()));
      for (var role : Role.values()) {
        for (var part : List.of("asks", "other")) {
          ask(caller(role, part), new Enter(1, "ticket", 0));
        }
        var other = caller(role, "other");
        say(other, "line", new Verdict.Allow());
        lines.put(role, state.seq());
        say(other, "held", new Verdict.Hold("wait", "look"));
      }
      var ben = caller(Role.MEMBER, "other");
      say(ben, "refused", new Verdict.Refuse("no"));
      receipt = state.justice().verdicts().keySet().iterator().next();
      ask(ben, new Appeal(1, receipt, null));
      ask(ben, new Worry(1, caller(Role.MEMBER, "asks").id()));
      alert = state.care().calls().keySet().iterator().next();
      var fay = caller(Role.FACILITATOR, "asks");
      switch (how) {
        case PAUSED -> ask(fay, new Pause(1));
        case LOCKED -> ask(fay, new Lock(1));
        case SLOW -> ask(fay, new Slow(1, 30));
        case CLOSED -> ask(fay, new Close(1));
        case OPEN, UNOPENED -> {
          // as it is
        }
      }
    }

    Caller caller(Role role, String part) {
      return new Caller(new MemberId(role + "-" + part), new DisplayName(role + " " + part), role);
    }

    void ask(Caller by, ClientCommand command) {
      decide(new RoomInput.Asked(by, command, 6));
    }

    void say(Caller by, String id, Verdict verdict) {
      decide(new RoomInput.Reviewed(by,
          new Draft(new MessageId(id), by.id(), by.role(), new MessageText("words")),
          new Decision(verdict, Optional.empty(), Optional.empty()), Optional.empty(),
          held(by.role())));
    }

    private HeldId held(Role role) {
      return new HeldId("held-" + role);
    }

    private void decide(RoomInput input) {
      if (RULES.decide(state, input, NOW) instanceof Outcome.Happen(var facts, _)) {
        state = state.after(facts);
      }
    }

    ClientCommand command(String tag, Role target) {
      var whom = new MemberId(target + "-other");
      return switch (tag) {
        case "enter" -> new Enter(1, "ticket", 0);
        case "leave" -> new Leave(1);
        case "ping" -> new Ping(1);
        case "say" -> new Say(1, new MessageId("new"), new MessageText("hello"));
        case "history" -> new History(1, 5);
        case "retract" -> new Retract(1, lines.getOrDefault(target, 1L));
        case "correct" ->
          new Correct(1, new MessageId("new"), lines.getOrDefault(target, 1L), new MessageText("hello"));
        case "confide" -> new Confide(1, new MessageId("new"), whom, new MessageText("hello"));
        case "mute" -> new Mute(1, whom, 60, null);
        case "unmute" -> new Unmute(1, whom);
        case "remove" -> new Remove(1, whom, new ReasonText("why"));
        case "ban" -> new Ban(1, whom, 3600, null);
        case "readmit" -> new Readmit(1, whom);
        case "slow" -> new Slow(1, 30);
        case "pause" -> new Pause(1);
        case "resume" -> new Resume(1);
        case "lock" -> new Lock(1);
        case "unlock" -> new Unlock(1);
        case "close" -> new Close(1);
        case "approve" -> new Approve(1, held(target), null);
        case "return" -> new Return(1, held(target), new ReasonText("why"), null);
        case "insist" -> new Insist(1, new MessageId("new"), new MessageText("hello"));
        case "worry" -> new Worry(1, whom);
        case "appeal" -> new Appeal(1, new ReceiptId("none"), null);
        case "take" -> new Take(1, held(target));
        case "attend" -> new Attend(1, alert);
        case "settle" -> new Settle(1, alert);
        case "uphold" -> new Uphold(1, receipt, new ReasonText("why"));
        case "overturn" -> new Overturn(1, receipt, new ReasonText("why"));
        default -> throw new IllegalArgumentException(tag);
      };
    }
  }
}
