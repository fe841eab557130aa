package hearth.server.room;

import static org.awaitility.Awaitility.await;

import hearth.moderation.RoomPolicies;
import hearth.loadtest.Heard;
import hearth.moderation.HousePolicy;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewPipeline;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.Enter;
import hearth.protocol.ClientCommand.Say;
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
import java.util.function.LongFunction;

/// Rooms on their own threads, with a log in memory and people whose connections remember: everything of `room` and
/// nothing around it.
final class LiveRoom implements AutoCloseable {
  static final MeetingId TUESDAY = new MeetingId("tuesday");

  final MemoryEventLog log = new MemoryEventLog();
  final NobodyWatches watch = new NobodyWatches();
  final Rooms rooms;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  LiveRoom(List<Moderator> moderators, Duration reviewDeadline) {
    rooms = new Rooms(new Rooms.Setting(log, InstantSource.system(), new RoomRules(Duration.ofMinutes(5)),
        new ReviewPipeline(moderators, new HousePolicy(), (_, _) -> {}), reviewDeadline,
        () -> new HeldId(UUID.randomUUID().toString()), FakeConnection.PARCELS, Runnable::run, threads, watch,
        64, 1));
    rooms
        .ask(TUESDAY,
            new RoomInput.Open("Tuesday", "Company", "Family", "Be kind", 30, 0, RoomPolicies.house(),
                List.of()))
        .join();
  }

  Guest guest(String name, Role role) {
    var guest = new Guest(new Caller(new MemberId(name), new DisplayName(name), role));
    guest.enter();
    return guest;
  }

  @Override
  public void close() {
    rooms.close();
    threads.shutdownNow();
  }

  /// Somebody who talks to whatever room there is now.
  final class Guest {
    final Heard heard = new Heard();
    private final Caller who;
    private FakeConnection connection;
    private long ref;

    private Guest(Caller who) {
      this.who = who;
    }

    MemberId id() {
      return who.id();
    }

    FakeConnection connection() {
      return connection;
    }

    Answer enter() {
      connection = new FakeConnection(heard);
      return ask(asked -> new Enter(asked, "ticket", heard.seq()));
    }

    Answer say(String id, String text) {
      return answer(post(say(id, new MessageText(text))));
    }

    /// Without waiting for the answer.
    long begin(String id, String text) {
      return post(say(id, new MessageText(text)));
    }

    private LongFunction<ClientCommand> say(String id, MessageText text) {
      return asked -> new Say(asked, new MessageId(id), text);
    }

    Answer ask(LongFunction<ClientCommand> command) {
      return answer(post(command));
    }

    private long post(LongFunction<ClientCommand> command) {
      var asked = ++ref;
      rooms.find(TUESDAY).post(new Envelope.FromSeat(who, command.apply(asked), connection));
      return asked;
    }

    Answer answer(long asked) {
      return await().until(() -> answerNow(asked), Optional::isPresent).orElseThrow();
    }

    Optional<Answer> answerNow(long asked) {
      return heard.rest().stream().filter(Answer.class::isInstance).map(Answer.class::cast)
          .filter(answer -> answer.ref() == asked).findFirst();
    }

    List<String> lines() {
      return heard.lines().stream().map(RoomEvent.Said::text).map(MessageText::value).toList();
    }
  }
}
