package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearth.protocol.Answer;
import hearth.protocol.CloseCode;
import hearth.protocol.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A store that refuses, and one that writes but whose answer is lost: the room stops, says so, and is rebuilt from
/// its log. Nobody heard what was not stored, and what was stored is not said twice.
class BrokenStoreTest {
  private final LiveRoom room = new LiveRoom(List.of(), Duration.ofSeconds(5));
  private final LiveRoom.Guest ana = room.guest("Ana", Role.MEMBER);
  private final LiveRoom.Guest ben = room.guest("Ben", Role.MEMBER);

  @BeforeEach
  void begin() {
    ana.say("1", "before");
  }

  @AfterEach
  void stop() {
    room.close();
  }

  @Test
  void a_store_that_refuses_stops_the_room_and_nobody_hears() {
    room.log.fault(MemoryEventLog.Fault.REFUSES);
    assertThat(ana.say("2", "lost")).isInstanceOfSatisfying(Answer.Refused.class,
        refused -> assertThat(refused.name()).isEqualTo("NOT_STORED"));
    assertThat(ana.connection().closed().join()).isEqualTo(CloseCode.RESYNC);
    assertThat(ben.connection().closed().join()).isEqualTo(CloseCode.RESYNC);
    assertThat(room.watch.stopped).containsExactly(LiveRoom.TUESDAY);
    assertThat(ben.lines()).containsExactly("before");

    room.log.fault(MemoryEventLog.Fault.NONE);
    assertThat(ana.enter()).isInstanceOf(Answer.Entered.class);
    assertThat(ben.enter()).isInstanceOf(Answer.Entered.class);
    assertThat(ana.say("2", "lost")).isInstanceOf(Answer.Done.class);
    await().untilAsserted(() -> assertThat(ben.lines()).containsExactly("before", "lost"));
    assertThat(ben.heard.faults()).isEmpty();
  }

  @Test
  void a_store_whose_answer_is_lost_leads_to_no_second_line() {
    room.log.fault(MemoryEventLog.Fault.LOSES_THE_ANSWER);
    assertThat(ana.say("2", "written, though nobody knows")).isInstanceOf(Answer.Refused.class);
    room.log.fault(MemoryEventLog.Fault.NONE);
    ana.enter();
    ben.enter();
    assertThat(ana.say("2", "written, though nobody knows")).isInstanceOf(Answer.Done.class);
    ana.say("3", "after");
    await().untilAsserted(
        () -> assertThat(ben.lines()).containsExactly("before", "written, though nobody knows", "after"));
    assertThat(ben.heard.faults()).isEmpty();
    assertThat(ana.heard.faults()).isEmpty();
  }
}
