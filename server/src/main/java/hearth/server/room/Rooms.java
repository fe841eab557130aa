package hearth.server.room;

import hearth.moderation.ReviewPipeline;
import hearth.protocol.HeldId;
import hearth.protocol.MeetingId;
import hearth.protocol.RefusalCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The rooms that are awake on this machine: one for each meeting, looked after by a few threads. Any thread.
public final class Rooms implements AutoCloseable {
  /// What rooms need from the world.
  ///
  /// @param background runs reviews and reads; they may block, so virtual threads
  /// @param reviewDeadline after which a draft counts as not reviewed
  /// @param ids names for held messages, never the same twice
  /// @param threads that look after rooms, 1 or more
  public record Setting(EventLog log, InstantSource clock, RoomRules rules, ReviewPipeline pipeline,
      Duration reviewDeadline, Supplier<HeldId> ids, Connection.Parcels parcels, Connection.Courier courier,
      Executor background, RoomWatch watch, int mailboxCapacity, int threads) {
    Room.World world() {
      return new Room.World(log, clock, rules, new Reviews.Desk(pipeline, background, reviewDeadline, ids),
          parcels, courier, background, watch, mailboxCapacity);
    }
  }

  private final Room.World world;
  private final Map<MeetingId, Room> awake = new ConcurrentHashMap<>();
  private final List<Shift> shifts;
  private final AtomicInteger woken = new AtomicInteger();

  public Rooms(Setting setting) {
    this.world = setting.world();
    this.shifts = IntStream.range(0, setting.threads()).mapToObj(_ -> new Shift(world)).toList();
    shifts.forEach(shift -> shift.start("rooms-" + shifts.indexOf(shift)));
  }

  /// The meeting's room, woken from its log if it sleeps. Does not block: whatever is posted waits until it is awake.
  public RoomRef find(MeetingId meeting) {
    return awake.compute(meeting, (id, now) -> now != null && !now.isOver() ? now : wake(id));
  }

  /// Posts from outside the room.
  ///
  /// @return the room's reply; never fails, but may be a refusal
  public CompletableFuture<Reply> ask(MeetingId meeting, RoomInput input) {
    var reply = new CompletableFuture<Reply>();
    if (!find(meeting).post(new Envelope.FromDesk(input, reply))) {
      reply.complete(Reply.Refused.because(RefusalCode.BUSY));
    }
    return reply;
  }

  /// How many rooms are awake.
  public int size() {
    return awake.size();
  }

  /// Looks at the clock now, instead of when the next deadline was thought to be.
  public void tick() {
    awake.values().forEach(room -> room.post(new Envelope.FromWithin(new RoomInput.Tick())));
  }

  /// Tells everybody to come back later, and waits until every room has ended.
  public void drain(Duration longest) throws InterruptedException {
    var all = List.copyOf(awake.values());
    all.forEach(room -> room.post(new Envelope.Drain()));
    try {
      CompletableFuture.allOf(all.stream().map(Room::over).toArray(CompletableFuture[]::new))
          .get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException late) {
      // whoever is not done by now is left as the log has it
    }
  }

  private Room wake(MeetingId meeting) {
    var shift = shifts.get(Math.floorMod(woken.getAndIncrement(), shifts.size()));
    var room = new Room(meeting, world, shift::call);
    room.over().thenRun(() -> awake.remove(meeting, room));
    Thread.ofVirtual().name("wake-" + meeting).start(room::wake);
    return room;
  }

  /// Leaves the rooms as they are. Drain them before.
  @Override
  public void close() {
    shifts.forEach(Shift::close);
  }
}
