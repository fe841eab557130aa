package hearth.server.room;

import hearth.moderation.ReviewPipeline;
import hearth.protocol.HeldId;
import hearth.protocol.MeetingId;
import hearth.protocol.RefusalCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The rooms that are awake on this machine: one for each meeting, each on a virtual thread of its own. Any thread.
public final class Rooms {
  /// What rooms need from the world.
  ///
  /// @param background runs reviews and reads; they may block, so virtual threads
  /// @param reviewDeadline after which a draft counts as not reviewed
  /// @param ids names for held messages, never the same twice
  public record Setting(EventLog log, InstantSource clock, RoomRules rules, ReviewPipeline pipeline,
      Duration reviewDeadline, Supplier<HeldId> ids, Connection.Parcels parcels, Executor background,
      RoomWatch watch, int mailboxCapacity) {
    Room.World world() {
      return new Room.World(log, clock, rules, new Reviews.Desk(pipeline, background, reviewDeadline, ids),
          parcels,
          background, watch, mailboxCapacity);
    }
  }

  private final Room.World world;
  private final Map<MeetingId, Awake> awake = new ConcurrentHashMap<>();

  private record Awake(Room room, Thread thread) {}

  public Rooms(Setting setting) {
    this.world = setting.world();
  }

  /// The meeting's room, woken from its log if it sleeps. Does not block: whatever is posted waits until it is awake.
  public RoomRef find(MeetingId meeting) {
    return awake.compute(meeting, (id, now) -> now != null && !now.room().isOver() ? now : wake(id)).room();
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
    awake.values().forEach(a -> a.room().post(new Envelope.FromWithin(new RoomInput.Tick())));
  }

  /// Tells everybody to come back later, and waits until every room has ended.
  public void drain(Duration longest) throws InterruptedException {
    List<Awake> all = new ArrayList<>(awake.values());
    all.forEach(a -> a.room().post(new Envelope.Drain()));
    var until = System.nanoTime() + longest.toNanos();
    for (var each : all) {
      each.thread().join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
    }
  }

  private Awake wake(MeetingId meeting) {
    var room = new Room(meeting, world);
    var thread = Thread.ofVirtual().name("room-" + meeting).unstarted(() -> {
      room.run();
      awake.computeIfPresent(meeting, (_, now) -> now.room() == room ? null : now);
    });
    thread.start();
    return new Awake(room, thread);
  }
}
