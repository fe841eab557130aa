package hearth.server.room;

import hearth.moderation.Draft;
import hearth.moderation.ReviewContext;
import hearth.moderation.Setting;
import hearth.protocol.AlertId;
import hearth.protocol.Answer;
import hearth.protocol.CloseCode;
import hearth.protocol.Limits;
import hearth.protocol.MeetingId;
import hearth.protocol.Notice;
import hearth.protocol.RefusalCode;
import hearth.protocol.RoomEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// One meeting's one writer. `post` is for any thread; everything else belongs to the thread that runs it.
///
/// Decide everything that waits, write it once, then tell people: nobody hears what is not stored. Where the store
/// fails the room stops, sends everybody away with “come back”, and is rebuilt from its log by whoever comes first.
final class Room implements RoomRef, Runnable {
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofHours(1);

  /// What a room needs from the world.
  ///
  /// @param reading runs reads of old lines; they may block
  record World(EventLog log, InstantSource clock, RoomRules rules, Reviews.Desk reviewing,
      Connection.Parcels parcels, Executor reading, RoomWatch watch, int mailboxCapacity) {}

  /// What the last people here are told.
  private record End(RefusalCode answer, CloseCode close) {}

  private final MeetingId meeting;
  private final World world;
  private final Mailbox mailbox;
  private final Reviews reviews;
  private final Audience audience;
  private final Transcript transcript = new Transcript();
  private final Usher usher;
  private RoomState state = RoomState.unopened();

  Room(MeetingId meeting, World world) {
    this.meeting = meeting;
    this.world = world;
    this.mailbox = new Mailbox(world.mailboxCapacity());
    this.reviews = new Reviews(world.reviewing(), world.watch(),
        input -> post(new Envelope.FromWithin(input)));
    this.audience = new Audience(world.parcels());
    this.usher = new Usher(meeting, audience, transcript, world.watch());
  }

  @Override
  public boolean post(Envelope envelope) {
    return mailbox.put(envelope);
  }

  boolean isOver() {
    return mailbox.isSealed();
  }

  /// Rebuilds the room from its log and serves it until the meeting closes, the server drains or the store fails.
  @Override
  public void run() {
    var end = new End(RefusalCode.NOT_STORED, CloseCode.RESYNC);
    try {
      rebuild();
      end = serve();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      world.watch().stopped(meeting, broken);
    } finally {
      leave(end);
    }
  }

  private End serve() throws InterruptedException {
    do {
      var waiting = mailbox.takeAll(untilNextDeadline());
      turn(waiting);
      if (waiting.stream().anyMatch(Envelope.Drain.class::isInstance)) {
        return new End(RefusalCode.BUSY, CloseCode.DRAINING);
      }
    } while (state.isOpen());
    return new End(RefusalCode.MEETING_CLOSED, CloseCode.CLOSED);
  }

  private void leave(End end) {
    var refused = Reply.Refused.because(end.answer());
    Stream.concat(mailbox.seal().stream(), reviews.abandon().stream())
        .forEach(waiting -> waiting.answer(refused));
    usher.everybodyOut(end.close());
  }

  void rebuild() {
    var facts = world.log().read(meeting);
    state = RoomState.of(facts);
    facts.stream().filter(Fact.Public.class::isInstance)
        .forEach(fact -> transcript.add(((Fact.Public) fact).event()));
  }

  /// For whoever holds the thread themselves: everything that waits now, and what follows from it.
  void settle() {
    for (var waiting = mailbox.poll(); !waiting.isEmpty(); waiting = mailbox.poll()) {
      turn(waiting);
    }
    if (state.order().phase() == Order.Phase.CLOSED) {
      leave(new End(RefusalCode.MEETING_CLOSED, CloseCode.CLOSED));
    }
  }

  private Duration untilNextDeadline() {
    return state.nextDeadline().map(at -> Duration.between(world.clock().instant(), at).plusMillis(1))
        .filter(wait -> wait.compareTo(AS_LONG_AS_IT_TAKES) < 0).orElse(AS_LONG_AS_IT_TAKES);
  }

  private void turn(List<Envelope> waiting) {
    var began = System.nanoTime();
    var turn = new Turn(state);
    var rest = new ArrayDeque<>(waiting);
    try {
      settle(new Envelope.FromWithin(new RoomInput.Tick()), turn);
      for (; !rest.isEmpty(); rest.remove()) {
        settle(rest.element(), turn);
      }
      if (!turn.facts().isEmpty()) {
        world.log().append(meeting, turn.facts());
      }
    } catch (RuntimeException unwritten) {
      turn.turnAway(RefusalCode.NOT_STORED);
      rest.forEach(envelope -> envelope.answer(Reply.Refused.because(RefusalCode.NOT_STORED)));
      throw unwritten;
    }
    state = turn.state();
    tell(turn);
    world.watch().turned(waiting.size(), turn.facts().size(), Duration.ofNanos(System.nanoTime() - began));
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
      case Envelope.Drain _ -> {
        // what came with it is still decided; then the room ends
      }
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
    return transcript.context(now,
        new Setting(false, tenure, audience.hasStaff(), turn.state().order().policies()));
  }

  private void reviewed(RoomInput.Reviewed back, Turn turn) {
    var outcome = decide(back, turn);
    var askers = reviews.finished(back.draft(), () -> around(back.draft(), turn));
    switch (outcome) {
      case Outcome.Only(var reply) -> askers.forEach(asker -> turn.owe(asker, reply));
      case Outcome.Happen(var facts, var reply) -> {
        turn.happen(facts);
        askers.forEach(asker -> turn.owe(asker, reply));
      }
      case Outcome.Review _ -> throw new IllegalStateException("a verdict is not reviewed again");
    }
  }

  private void tell(Turn turn) {
    var events = turn.events();
    events.forEach(transcript::add);
    var away = usher.hungUp(turn.hungUp());
    audience.tellAll(events, away);
    turn.backstage().forEach(event -> tellBackstage(event, turn));
    var back = usher.seat(turn, now(turn));
    audience.tellAll(List.of(), back);
    turn.answer(world.watch());
    turn.readers().forEach(this::readBack);
    usher.seeOut(events);
    events.forEach(this::note);
  }

  /// Staff and the author: of what is held, and what became of it; of danger, and who goes; of appeals.
  private void tellBackstage(Backstage event, Turn turn) {
    var held = turn.held();
    switch (event) {
      case Backstage.Held item -> audience.tellStaff(List.of(Views.waiting(item, true)));
      case Backstage.Taken(_, var id, var by, var until) ->
        audience.tellStaff(List.of(new Notice.Taken(id, by, until)));
      case Backstage.Approved(_, var id, _) ->
        tellOf(held.get(id), new Notice.Approved(id, held.get(id).id()));
      case Backstage.Cleared(_, var id, _) ->
        tellOf(held.get(id), new Notice.Cleared(id, held.get(id).id(), held.get(id).text()));
      case Backstage.Returned(_, var id, var reason, _) ->
        tellOf(held.get(id), new Notice.Returned(id, held.get(id).id(), held.get(id).text(), reason));
      case Backstage.Alerted alert -> {
        if (alert.raisedBy() == null) {
          audience.tell(alert.member(), List.of(new Notice.Care(alert.level())));
        }
        tellOfAlert(alert.alert());
      }
      case Backstage.Attended(_, var alert, _) -> tellOfAlert(alert);
      case Backstage.Escalated(_, var alert) -> tellOfAlert(alert);
      case Backstage.Settled(_, var alert, var by) ->
        audience.tellStaff(List.of(new Notice.AlertSettled(alert, by)));
      case Backstage.Appealed(_, var receipt, _) -> {
        if (state.justice().appeals().containsKey(receipt)) {
          audience.tellStaff(List.of(Views.appealed(state, receipt)));
        }
      }
      case Backstage.AppealAnswered(_, var receipt, var id, var member, var overturned, var reason, _) -> {
        var notice = new Notice.AppealAnswered(receipt, id, overturned, reason);
        audience.tellStaff(List.of(notice));
        audience.tell(member, List.of(notice));
      }
      case Backstage.Judged _,Backstage.BanCarried _,Backstage.Policed _,Backstage.Tried _ -> {
        // the author is answered; before anybody is here; shown where the room is described
      }
    }
  }

  /// As it is now: within one turn somebody may have gone already, or all is well again.
  private void tellOfAlert(AlertId alert) {
    var call = state.care().calls().get(alert);
    if (call != null) {
      audience.tellStaff(List.of(Views.alert(call)));
    }
  }

  private void tellOf(Backstage.Held item, Notice notice) {
    audience.tellStaff(List.of(notice));
    if (!item.role().isStaff()) {
      audience.tell(item.member(), List.of(notice));
    }
  }

  /// Off this thread: old lines may have to come from the disk. What was taken back by now comes without its words.
  private void readBack(Turn.Reader reader) {
    var talk = state.talk();
    var pages = reader.pages();
    var seat = reader.seat();
    world.reading().execute(() -> {
      try {
        var lines = world.log().lines(meeting, pages.since(), pages.before(), Limits.LINES_PER_PAGE + 1);
        var more = lines.size() > Limits.LINES_PER_PAGE;
        var page = lines.subList(more ? 1 : 0, lines.size()).stream()
            .map(talk::asShown).toList();
        seat.connection().send(List.of(new Answer.Lines(seat.command().ref(), page, more)));
      } catch (RuntimeException unread) {
        seat.answer(Reply.Refused.because(RefusalCode.NOT_STORED));
      }
    });
  }

  private void note(RoomEvent event) {
    switch (event) {
      case RoomEvent.Opened _ -> world.watch().opened(meeting);
      case RoomEvent.Closed _ -> world.watch().closed(meeting);
      default -> {
        // not a life event of the room
      }
    }
  }
}
