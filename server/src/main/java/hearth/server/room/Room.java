package hearth.server.room;

import hearth.moderation.Destination;
import hearth.moderation.Draft;
import hearth.moderation.ReviewContext;
import hearth.moderation.Setting;
import hearth.protocol.CloseCode;
import hearth.protocol.MeetingId;
import hearth.protocol.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One meeting's one writer. `post` is for any thread; everything else belongs to the [Shift] that looks after it.
///
/// Decide everything that waits, store it once, then tell people: nobody hears what is not stored. Where the store
/// fails the room stops, sends everybody away with “come back”, and is rebuilt from its log by whoever comes first.
final class Room implements RoomRef {
  /// What a room needs from the world.
  ///
  /// @param reading runs reads of old lines; they may block
  record World(EventLog log, InstantSource clock, RoomRules rules, Reviews.Desk reviewing,
      Connection.Parcels parcels, Connection.Courier courier, Executor reading, RoomWatch watch,
      int mailboxCapacity) {}

  /// What the last people here are told.
  private record End(RefusalCode answer, CloseCode close) {}

  private final MeetingId meeting;
  private final World world;
  private final Consumer<Room> calls;
  private final AtomicBoolean called = new AtomicBoolean(true);
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final Mailbox mailbox;
  private final Reviews reviews;
  private final Audience audience;
  private final Transcript transcript = new Transcript();
  private final Herald herald;
  /// What this turn has still to settle, the one that is being settled first.
  private final ArrayDeque<Envelope> unsettled = new ArrayDeque<>();
  /// Given at once: settled before anything else, so that who is reviewed next is reviewed knowing what was said.
  private final ArrayDeque<RoomInput.Reviewed> verdicts = new ArrayDeque<>();
  private RoomState state = RoomState.unopened();
  private boolean draining;
  private int lastHeard;

  /// @param calls told when something waits here, once until [#decide]; any thread. Not before [#wake]
  Room(MeetingId meeting, World world, Consumer<Room> calls) {
    this.meeting = meeting;
    this.world = world;
    this.calls = calls;
    this.mailbox = new Mailbox(world.mailboxCapacity());
    this.reviews = new Reviews(world.reviewing(), world.watch(),
        verdicts::add,
        verdict -> post(new Envelope.FromWithin(verdict)));
    this.audience = new Audience(world.parcels());
    this.herald = new Herald(meeting, world, audience, transcript);
  }

  MeetingId meeting() {
    return meeting;
  }

  @Override
  public boolean post(Envelope envelope) {
    var taken = mailbox.put(envelope);
    if (taken && called.compareAndSet(false, true)) {
      calls.accept(this);
    }
    return taken;
  }

  boolean isOver() {
    return mailbox.isSealed();
  }

  /// Done when the last people here have been told.
  CompletableFuture<Void> over() {
    return over;
  }

  /// Rebuilds the room from its log; what was posted meanwhile waits. May block; once, on a thread of its own.
  void wake() {
    try {
      var facts = world.log().read(meeting);
      state = RoomState.of(facts);
      facts.stream().filter(Fact.Public.class::isInstance)
          .forEach(fact -> transcript.add(((Fact.Public) fact).event()));
      calls.accept(this);
    } catch (RuntimeException | Error unread) {
      stop(new Turn(state, 0), unread);
    }
  }

  /// When it has to be looked at though nobody asks.
  Optional<Instant> nextDeadline() {
    return isOver() ? Optional.empty() : state.nextDeadline();
  }

  /// How much waited when it last decided.
  int lastHeard() {
    return lastHeard;
  }

  /// Decides everything that waits. Nothing of it is stored or told yet.
  ///
  /// @return empty if the room is over
  Optional<Turn> decide() {
    called.set(false);
    if (isOver()) {
      return Optional.empty();
    }
    var waiting = mailbox.empty();
    lastHeard = waiting.size();
    var turn = new Turn(state, lastHeard);
    try {
      unsettled.add(new Envelope.FromWithin(new RoomInput.Tick()));
      unsettled.addAll(waiting);
      for (; !unsettled.isEmpty(); unsettled.remove()) {
        settle(unsettled.element(), turn);
        for (var verdict = verdicts.poll(); verdict != null; verdict = verdicts.poll()) {
          reviewed(verdict, turn);
        }
      }
      return Optional.of(turn);
    } catch (RuntimeException | Error broken) {
      stop(turn, broken);
      return Optional.empty();
    }
  }

  /// It is stored: everybody may know.
  void tell(Turn turn) {
    try {
      state = turn.state();
      herald.tell(turn, now(turn));
      world.watch().turned(turn.inputs(), turn.facts().size(), turn.age());
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return;
    }
    if (draining) {
      leave(new End(RefusalCode.BUSY, CloseCode.DRAINING));
    } else if (!state.isOpen() && turn.inputs() > 0) { // who woke it may not have said yet what for
      leave(new End(RefusalCode.MEETING_CLOSED, CloseCode.CLOSED));
    }
  }

  /// It could not be stored: nothing of it happened, as far as we know.
  void stop(Turn turn, Throwable why) {
    turn.turnAway(RefusalCode.NOT_STORED);
    unsettled.forEach(envelope -> envelope.answer(Reply.Refused.because(RefusalCode.NOT_STORED)));
    fail(why);
  }

  /// The room ends here and is rebuilt from its log by whoever comes next.
  void fail(Throwable why) {
    if (isOver()) {
      return;
    }
    world.watch().stopped(meeting, why);
    leave(new End(RefusalCode.NOT_STORED, CloseCode.RESYNC));
  }

  private void leave(End end) {
    var refused = Reply.Refused.because(end.answer());
    Stream.concat(mailbox.seal().stream(), reviews.abandon().stream())
        .forEach(waiting -> waiting.answer(refused));
    herald.everybodyOut(end.close());
    over.complete(null);
  }

  private void settle(Envelope envelope, Turn turn) {
    switch (envelope) {
      case Envelope.FromSeat seat -> apply(decide(
          new RoomInput.Asked(seat.by(), seat.command(), audience.size() + turn.newcomers().size()), turn),
          turn, seat);
      case Envelope.FromDesk desk -> apply(decide(desk.input(), turn), turn, desk);
      case Envelope.FromWithin(RoomInput.Reviewed back) -> reviewed(back, turn);
      case Envelope.FromWithin(var input) -> apply(decide(input, turn), turn, envelope);
      case Envelope.HungUp gone -> turn.hungUp(gone);
      case Envelope.Drain _ -> draining = true; // what came with it is still decided; then the room ends
    }
  }

  private Outcome decide(RoomInput input, Turn turn) {
    return world.rules().decide(turn.state(), input, now(turn));
  }

  /// The meeting's time: the clock's, but never backwards, and no finer than the log keeps it: a room rebuilt is the
  /// same to the millisecond.
  private Instant now(Turn turn) {
    var last = turn.state().place().at();
    var clock = world.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return clock.isAfter(last) ? clock : last;
  }

  private void apply(Outcome outcome, Turn turn, Envelope asker) {
    switch (outcome) {
      case Outcome.Only(var reply) -> turn.owe(asker, reply);
      case Outcome.Happen(var facts, var reply) -> {
        turn.happen(facts);
        turn.owe(asker, reply);
      }
      case Outcome.Review(var draft) -> {
        if (!(asker instanceof Envelope.FromSeat seat
            && reviews.submit(draft, seat, () -> around(draft, turn)))) {
          turn.owe(asker, Reply.Refused.because(RefusalCode.TOO_FAST));
        }
      }
    }
  }

  /// What was going on when somebody said it. People share in turn, as far as we know: whether advice is welcome is the
  /// room's policy.
  private ReviewContext around(Draft draft, Turn turn) {
    var now = now(turn);
    var tenure = turn.state().people().find(draft.by()).map(Person::since)
        .map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    var setting = new Setting(false, tenure, audience.hasStaff(), turn.state().order().policies());
    return switch (draft.to()) {
      case Destination.Room _ -> transcript.context(0, turn.said(), now, setting);
      case Destination.Correction(var line) -> transcript.context(line, turn.said(), now, setting);
      case Destination.Aside(var of) -> new ReviewContext(turn.state().asides().lines(of), now, setting);
    };
  }

  private void reviewed(RoomInput.Reviewed back, Turn turn) {
    var reply = switch (decide(back, turn)) {
      case Outcome.Only(var only) -> only;
      case Outcome.Happen(var facts, var done) -> {
        turn.happen(facts);
        yield done;
      }
      case Outcome.Review _ -> throw new IllegalStateException("a verdict is not reviewed again");
    };
    reviews.finished(back.draft(), () -> around(back.draft(), turn))
        .forEach(asker -> turn.owe(asker, reply));
  }
}
