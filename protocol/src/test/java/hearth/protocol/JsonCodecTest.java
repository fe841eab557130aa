package hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearth.protocol.ClientCommand.*;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonCodecTest {
  private static final Instant AT = Instant.ofEpochMilli(1_772_481_600_123L);
  private static final MemberId ANA = new MemberId("ana");

  private final JsonCodec codec = new JsonCodec();

  @Test
  void a_command_is_read_as_it_is_written_down() throws Exception {
    assertThat(
        codec.command("{\"t\":\"say\",\"ref\":7,\"id\":\"x1\",\"text\":\" he\\u0301llo \",\"new\":[1]}"))
        .isEqualTo(new Say(7, new MessageId("x1"), new MessageText("h\u00E9llo")));
    assertThat(codec.command("{\"ref\":1,\"seconds\":60,\"member\":\"ana\",\"t\":\"mute\"}"))
        .isEqualTo(new Mute(1, ANA, 60, null));
  }

  @Test
  void a_message_is_written_with_its_tag_times_in_milliseconds_and_nothing_that_is_not_there() {
    assertThat(
        codec.write(new RoomEvent.Said(10, AT, ANA, new DisplayName("Ana"), Role.MEMBER, new MessageId("x1"),
            new MessageText("hello"), null, null)))
        .isEqualTo("{\"t\":\"said\",\"seq\":10,\"at\":1772481600123,\"member\":\"ana\",\"name\":\"Ana\","
            + "\"role\":\"MEMBER\",\"id\":\"x1\",\"text\":\"hello\"}");
    assertThat(codec.write(Answer.Refused.of(3, RefusalCode.PAUSED, null, null))).isEqualTo(
        "{\"t\":\"refused\",\"ref\":3,\"code\":302,\"name\":\"PAUSED\",\"words\":\""
            + RefusalCode.PAUSED.words() + "\"}");
  }

  @Test
  void every_message_comes_back_as_it_was() throws Exception {
    var said = new RoomEvent.Said(2, AT, ANA, new DisplayName("Ana"), Role.MODERATOR, new MessageId("x"),
        new MessageText("a\nb"), "May hold hard details", new ReasonText("Ask your doctor."));
    for (var message : List.<ServerMessage>of(said,
        new Answer.Lines(4, List.of(said, said.withoutText()), true),
        new RoomEvent.Muted(3, AT, ANA, AT, new ReasonText("why"), ANA), new RoomEvent.Paused(4, AT),
        new Notice.CaughtUp(4, List.of(ANA),
            List.of(new Notice.Waiting(new HeldId("h"), new MessageId("x"), ANA, new DisplayName("Ana"),
                new MessageText("t"), "r", null, AT, AT, true, 2, ANA, AT)),
            new ReasonText("why"),
            List.of(new Notice.Alert(new AlertId("a"), ANA, new DisplayName("Ana"), "worry", 0, ANA, AT, null,
                true)),
            List.of(new Notice.Appealed(new ReceiptId("r"), ANA, new DisplayName("Ana"), new MessageText("t"),
                "block",
                "rule@1", "why", null, null, AT))),
        new Answer.Nudged(3, new ReceiptId("r"), "why", "t"),
        new Notice.Room(4, "t", "p", "k", "g", 30, 0, true, false,
            List.of(new Notice.Person(ANA, new DisplayName("Ana"), Role.MEMBER, AT, false))),
        new Answer.Entered(1, new MeetingId("m"), ANA, new DisplayName("Ana"), Role.MEMBER, List.of("say"),
            true, 5, AT))) {
      assertThat(codec.message(codec.write(message))).isEqualTo(message);
    }
  }

  @Test
  void every_tag_belongs_to_one_record() {
    assertThat(WireTypes.COMMANDS).hasSize(ClientCommand.class.getPermittedSubclasses().length)
        .containsKeys("enter", "say");
    assertThat(WireTypes.MESSAGES).containsKeys("caught-up", "said", "refused");
    assertThat(WireTypes.COMMANDS.keySet()).doesNotContainAnyElementsOf(List.of("said", "muted"));
  }

  @Test
  void what_people_say_is_not_printed() {
    var words = "the words themselves";
    for (var printed : List.of(new MessageText(words), new ReasonText(words),
        new DisplayName("the words themselves"),
        new Say(1, new MessageId("x"), new MessageText(words)), new Enter(1, "secret-ticket", 0),
        new RoomEvent.Said(1, AT, ANA, new DisplayName(words), Role.MEMBER, new MessageId("x"),
            new MessageText(words), null, null))) {
      assertThat(printed.toString()).doesNotContain(words, "secret-ticket");
    }
  }

  @Test
  void malformed_messages_say_which_command_they_were_and_nothing_of_what_was_in_them() {
    assertThatThrownBy(
        () -> codec.command("{\"t\":\"say\",\"ref\":7,\"id\":\"x\",\"text\":\"" + "x".repeat(2_001) + "\"}"))
        .isInstanceOfSatisfying(MalformedMessage.class, malformed -> {
          assertThat(malformed.ref()).isEqualTo(7);
          assertThat(malformed.code()).isEqualTo(RefusalCode.TOO_LONG);
          assertThat(malformed.getStackTrace()).isEmpty();
        });
  }

  @Test
  void what_is_read_at_one_go_is_judged_as_part_by_part() {
    var say = "\"t\":\"say\",\"id\":\"x\",\"text\":\"hi\"";
    var table = new LinkedHashMap<String, String>();
    table.put("{\"ref\":7," + say + "}", "7");
    table.put(" {\"ref\":7," + say + "} ", "7");
    table.put("{" + say + ",\"ref\":7,\"more\":{\"t\":\"mute\"}}", "7");
    table.put("{\"ref\":9007199254740991," + say + "}", "9007199254740991");
    table.put("{\"ref\":9007199254740992," + say + "}", "BAD_VALUE");
    table.put("{\"ref\":0," + say + "}", "BAD_VALUE");
    table.put("{\"ref\":\"7\"," + say + "}", "BAD_VALUE");
    table.put("{\"ref\":7.0," + say + "}", "BAD_VALUE");
    table.put("{\"ref\":7e0," + say + "}", "BAD_VALUE");
    table.put("{\"ref\":true," + say + "}", "BAD_VALUE");
    table.put("{\"ref\":null," + say + "}", "BAD_VALUE");
    table.put("{" + say + "}", "BAD_VALUE");
    table.put("{\"ref\":7,\"ref\":7," + say + "}", "MALFORMED");
    table.put("{\"ref\":7,\"t\":\"say\"," + say + "}", "MALFORMED");
    table.put("{\"ref\":7," + say + "} x", "MALFORMED");
    table.put("{\"ref\":7," + say + "}{}", "MALFORMED");
    table.put("{\"ref\":7," + say, "MALFORMED");
    table.put("[\"say\",{\"ref\":7,\"id\":\"x\",\"text\":\"hi\"}]", "MALFORMED");
    table.put("null", "MALFORMED");
    table.put("", "MALFORMED");
    table.put("{\"ref\":7,\"id\":\"x\",\"text\":\"hi\"}", "UNKNOWN_COMMAND");
    table.put("{\"ref\":7,\"t\":5}", "UNKNOWN_COMMAND");
    table.put("{\"ref\":7,\"t\":\"Say\"}", "UNKNOWN_COMMAND");
    table.put("{\"ref\":7,\"t\":\"said\"}", "UNKNOWN_COMMAND");
    table.put("{\"ref\":7,\"t\":\"hearth.protocol.ClientCommand$Say\"}", "UNKNOWN_COMMAND");
    table.put("{\"ref\":7,\"t\":\"say\",\"id\":\"x\",\"text\":{\"value\":\"hi\"}}", "BAD_VALUE");
    table.put("{\"ref\":7,\"t\":\"say\",\"id\":\"x\",\"text\":[\"hi\"]}", "BAD_VALUE");
    table.put("{\"ref\":7,\"t\":\"mute\",\"member\":\"ana\",\"seconds\":1.5}", "BAD_VALUE");
    table.put("{\"ref\":7,\"t\":\"mute\",\"member\":\"ana\",\"seconds\":\"60\"}", null); // as ever, whatever that was
    table.put("{\"ref\":7,\"t\":\"say\",\"id\":7,\"text\":8}", null);
    table.put("{\"ref\":7,\"t\":\"say\",\"id\":\"x\"}", null);
    table.forEach((text, expected) -> {
      var answer = answer(codec::command, text);
      assertThat(answer).as(text).isEqualTo(answer(codec::commandByParts, text));
      if (expected != null) {
        assertThat(answer).as(text).endsWith(" " + expected);
      }
    });
  }

  private interface Reading {
    ClientCommand read(String text) throws MalformedMessage;
  }

  private static String answer(Reading reading, String text) {
    try {
      var command = reading.read(text);
      return command + " hash " + command.hashCode() + " " + command.ref();
    } catch (MalformedMessage malformed) {
      return malformed.ref() + " " + malformed.code();
    }
  }

  @Test
  void text_is_counted_in_code_points_and_may_hold_any_script_but_no_tricks() {
    assertThat(new MessageText("\uD83D\uDD25".repeat(2_000)).value()).hasSize(4_000);
    assertThat(new MessageText("\u05E9\u05DC\u05D5\u05DD a\u200Db\tc\nd").value()).isNotEmpty();
    for (var bad : List.of("", "   ", "\u200B\u200D", "a\u0000b", "a\u202Eb", "a\u2066b", "\uD83D alone")) {
      assertThatThrownBy(() -> new MessageText(bad)).isInstanceOf(InvalidValue.class);
    }
    assertThatThrownBy(() -> new DisplayName("two\nlines")).isInstanceOf(InvalidValue.class);
    assertThat(new DisplayName("  Ana   B ").value()).isEqualTo("Ana B");
    assertThat(new DisplayName("\u00C1na.").key()).isEqualTo(new DisplayName("ANA").key());
  }

  @Test
  void the_range_of_a_code_is_its_advice() {
    assertThat(RefusalCode.values()).allSatisfy(code -> {
      assertThat(code.number()).isBetween(100, 399);
      assertThat(code.mayRetry()).isEqualTo(code.number() >= 300);
      assertThat(RefusalCode.of(code.number())).isEqualTo(code);
    });
    assertThat(CloseCode.values()).allSatisfy(code -> {
      assertThat(code.number()).isBetween(4000, 4999);
      assertThat(code.words().length()).isLessThan(123);
    });
  }
}
