package hearth.server.room;

import hearth.moderation.RoomPolicies;
import hearth.loadtest.Heard;
import hearth.moderation.HousePolicy;
import hearth.moderation.ReviewPipeline;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.Enter;
import hearth.protocol.CloseCode;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.Role;
import hearth.server.testing.ScriptedModerator;
import hearth.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// A room and nothing else: the test's own thread runs it, and a clock that the test moves.
final class BareStage implements Stage {
  private final TestClock clock = new TestClock();
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, Role> cast = new HashMap<>();
  private final Map<String, Heard> heard = new HashMap<>();
  private final Map<String, FakeConnection> connections = new HashMap<>();
  private final Room.World world = new Room.World(new MemoryEventLog(), clock,
      new RoomRules(Duration.ofMinutes(5)),
      new Reviews.Desk(new ReviewPipeline(List.of(new ScriptedModerator()), new HousePolicy(), (_, _) -> {}),
          Runnable::run, Duration.ofSeconds(30), () -> new HeldId("held-" + ids.incrementAndGet())),
      FakeConnection.PARCELS, Runnable::run, Runnable::run, new NobodyWatches(), 64);
  private final Shift shift = new Shift(world);
  private final List<Room> called = new ArrayList<>();
  private final Room room = new Room(new MeetingId("tuesday"), world, called::add);

  @Override
  public void open(Map<String, Role> people) {
    room.wake();
    cast.putAll(people);
    people.keySet().forEach(name -> heard.put(name, new Heard()));
    room.post(new Envelope.FromDesk(
        new RoomInput.Open("Tuesday", "Company", "Peer support group", "Be kind", 30, 0, RoomPolicies.house(),
            List.of()),
        new CompletableFuture<>()));
    settle();
  }

  /// Everything that waits, and what follows from it.
  private void settle() {
    do {
      called.clear();
      shift.beat(List.of(room));
    } while (!called.isEmpty());
  }

  private Caller caller(String name) {
    return new Caller(new MemberId(name), new DisplayName(name), cast.get(name));
  }

  @Override
  public Answer enter(String name) {
    connections.put(name, new FakeConnection(heard.get(name)));
    return ask(name, ref -> new Enter(ref, "ticket", heard.get(name).seq())).orElseThrow();
  }

  @Override
  public Optional<Answer> ask(String name, LongFunction<ClientCommand> command) {
    var ref = ids.incrementAndGet();
    room.post(new Envelope.FromSeat(caller(name), command.apply(ref), connections.get(name)));
    settle();
    return heard.get(name).rest().stream().filter(Answer.class::isInstance).map(Answer.class::cast)
        .filter(answer -> answer.ref() == ref).findFirst();
  }

  @Override
  public void drop(String name) {
    room.post(new Envelope.HungUp(caller(name), connections.get(name)));
    connections.get(name).close(CloseCode.SILENT);
    settle();
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
    room.post(new Envelope.FromWithin(new RoomInput.Tick()));
    settle();
  }

  @Override
  public Heard heard(String name) {
    return heard.get(name);
  }

  @Override
  public Optional<Integer> closed(String name) {
    return Optional.ofNullable(connections.get(name).closed().getNow(null)).map(CloseCode::number);
  }

  @Override
  public void close() {
    // nothing was started
  }
}
