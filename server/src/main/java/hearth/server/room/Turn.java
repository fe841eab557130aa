package hearth.server.room;

import hearth.moderation.ReviewContext;
import hearth.protocol.HeldId;
import hearth.protocol.RefusalCode;
import hearth.protocol.RoomEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one turn of a room comes to: everything that waited is decided here, then written once, then told. Until it
/// is told, nobody has been answered; so if it cannot be written, everybody can still be told that.
final class Turn {
  /// Somebody who comes in, once it is written that they did.
  record Newcomer(Envelope.FromSeat seat, long after) {}

  /// Somebody who waits for old lines.
  record Reader(Envelope.FromSeat seat, Reply.ReadBack pages) {}

  private record Owed(Envelope to, Reply reply) {}

  private final long began = System.nanoTime();
  private final RoomState before;
  private final int inputs;
  private final List<Fact> facts = new ArrayList<>();
  private final List<RoomEvent> events = new ArrayList<>();
  private final List<Backstage> backstage = new ArrayList<>();
  private final List<ReviewContext.Line> said = new ArrayList<>();
  private final List<Owed> owed = new ArrayList<>();
  private final List<Newcomer> newcomers = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final List<Envelope.HungUp> hungUp = new ArrayList<>();
  private RoomState state;

  /// @param inputs how many waited for it
  Turn(RoomState before, int inputs) {
    this.before = before;
    this.inputs = inputs;
    this.state = before;
  }

  int inputs() {
    return inputs;
  }

  /// Since it was begun.
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  RoomState state() {
    return state;
  }

  List<Fact> facts() {
    return facts;
  }

  /// The lines among them, each made once however many drafts are reviewed after it.
  List<ReviewContext.Line> said() {
    return said;
  }

  List<Newcomer> newcomers() {
    return newcomers;
  }

  List<Reader> readers() {
    return readers;
  }

  List<Envelope.HungUp> hungUp() {
    return hungUp;
  }

  void happen(List<Fact> more) {
    facts.addAll(more);
    more.forEach(fact -> {
      switch (fact) {
        case Fact.Public(_, var event) -> {
          events.add(event);
          if (event instanceof RoomEvent.Said line) {
            said.add(Transcript.line(line));
          }
        }
        case Fact.Hidden(_, var event) -> backstage.add(event);
      }
    });
    state = state.after(more);
  }

  void owe(Envelope to, Reply reply) {
    if (to instanceof Envelope.FromSeat seat && reply instanceof Reply.Welcome(var after)) {
      newcomers.add(new Newcomer(seat, after));
    } else if (to instanceof Envelope.FromSeat seat && reply instanceof Reply.ReadBack pages) {
      readers.add(new Reader(seat, pages));
    } else {
      owed.add(new Owed(to, reply));
    }
  }

  void hungUp(Envelope.HungUp gone) {
    hungUp.add(gone);
  }

  /// Answers everybody who is not a newcomer or a reader.
  void answer(RoomWatch watch) {
    for (var debt : owed) {
      if (debt.reply() instanceof Reply.Refused refused) {
        watch.refused(refused.code());
      }
      debt.to().answer(debt.reply());
    }
  }

  /// It could not be written: nothing of it happened.
  void turnAway(RefusalCode code) {
    Stream
        .of(owed.stream().map(Owed::to), newcomers.stream().map(Newcomer::seat),
            readers.stream().map(Reader::seat))
        .flatMap(all -> all).forEach(envelope -> envelope.answer(Reply.Refused.because(code)));
  }

  List<RoomEvent> events() {
    return events;
  }

  List<Backstage> backstage() {
    return backstage;
  }

  /// Messages that waited before this turn or came to wait in it.
  Map<HeldId, Backstage.Held> held() {
    return Stream.concat(before.talk().held().values().stream(),
        backstage.stream().filter(Backstage.Held.class::isInstance).map(Backstage.Held.class::cast))
        .collect(Collectors.toMap(Backstage.Held::item, item -> item, (first, _) -> first));
  }
}
