package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearth.loadtest.Heard;
import hearth.moderation.HousePolicy;
import hearth.moderation.ReviewPipeline;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand.Enter;
import hearth.protocol.ClientCommand.Say;
import hearth.protocol.CloseCode;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A store that refuses, and one that writes but whose answer is lost: the room stops, says so, and is rebuilt from
/// its log. Nobody heard what was not stored, and what was stored is not said twice.
class BrokenStoreTest {
  private static final MeetingId TUESDAY = new MeetingId("tuesday");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final MemoryEventLog log = new MemoryEventLog();
  private final NobodyWatches watch = new NobodyWatches();
  private final Rooms rooms = new Rooms(new Rooms.Setting(log, InstantSource.system(),
      new RoomRules(Duration.ofMinutes(5)), new ReviewPipeline(List.of(), new HousePolicy(), (_, _) -> {}),
      Duration.ofSeconds(5), () -> new HeldId(UUID.randomUUID().toString()), FakeConnection.PARCELS, threads,
      watch, 64));
  private final Guest ana = new Guest("Ana");
  private final Guest ben = new Guest("Ben");

  /// Somebody who talks to whatever room there is now.
  private final class Guest {
    private final Caller who;
    private final Heard heard = new Heard();
    private FakeConnection connection;
    private long ref;

    Guest(String name) {
      who = new Caller(new MemberId(name), new DisplayName(name), Role.MEMBER);
    }

    Answer enter() {
      connection = new FakeConnection(heard);
      var asked = ++ref;
      rooms.find(TUESDAY)
          .post(new Envelope.FromSeat(who, new Enter(asked, "ticket", heard.seq()), connection));
      return answer(asked);
    }

    Answer say(String id, String text) {
      var asked = ++ref;
      rooms.find(TUESDAY).post(
          new Envelope.FromSeat(who, new Say(asked, new MessageId(id), new MessageText(text)), connection));
      return answer(asked);
    }

    private Answer answer(long asked) {
      return await()
          .until(() -> heard.rest().stream().filter(Answer.class::isInstance).map(Answer.class::cast)
              .filter(answer -> answer.ref() == asked).findFirst(), Optional::isPresent)
          .orElseThrow();
    }

    List<String> lines() {
      return heard.lines().stream().map(RoomEvent.Said::text).map(MessageText::value).toList();
    }
  }

  @BeforeEach
  void open() {
    rooms.ask(TUESDAY, new RoomInput.Open("Tuesday", "Company", "Family", "Be kind", 30, 0, List.of()))
        .join();
    ana.enter();
    ben.enter();
    ana.say("1", "before");
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void a_store_that_refuses_stops_the_room_and_nobody_hears() {
    log.fault(MemoryEventLog.Fault.REFUSES);
    assertThat(ana.say("2", "lost")).isInstanceOfSatisfying(Answer.Refused.class,
        refused -> assertThat(refused.name()).isEqualTo("NOT_STORED"));
    assertThat(ana.connection.closed().join()).isEqualTo(CloseCode.RESYNC);
    assertThat(ben.connection.closed().join()).isEqualTo(CloseCode.RESYNC);
    assertThat(watch.stopped).containsExactly(TUESDAY);
    assertThat(ben.lines()).containsExactly("before");

    log.fault(MemoryEventLog.Fault.NONE);
    assertThat(ana.enter()).isInstanceOf(Answer.Entered.class);
    assertThat(ben.enter()).isInstanceOf(Answer.Entered.class);
    assertThat(ana.say("2", "lost")).isInstanceOf(Answer.Done.class);
    await().untilAsserted(() -> assertThat(ben.lines()).containsExactly("before", "lost"));
    assertThat(ben.heard.faults()).isEmpty();
  }

  @Test
  void a_store_whose_answer_is_lost_leads_to_no_second_line() {
    log.fault(MemoryEventLog.Fault.LOSES_THE_ANSWER);
    assertThat(ana.say("2", "written, though nobody knows")).isInstanceOf(Answer.Refused.class);
    log.fault(MemoryEventLog.Fault.NONE);
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
