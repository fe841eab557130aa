package hearth.server.room;

import hearth.protocol.RoomEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Collects the facts of one outcome and gives them their numbers.
final class Happening {
  /// A public event that waits for its number and time.
  interface Unnumbered {
    RoomEvent at(long seq, Instant now);
  }

  private final Instant now;
  private final List<Fact> facts = new ArrayList<>();
  private long position;
  private long seq;

  Happening(RoomState state, Instant now) {
    this.now = now;
    this.position = state.place().position();
    this.seq = state.seq();
  }

  Happening then(Unnumbered event) {
    facts.add(new Fact.Public(++position, event.at(++seq, now)));
    return this;
  }

  Happening then(Backstage event) {
    facts.add(new Fact.Hidden(++position, event));
    return this;
  }

  /// A name for what the next fact begins, never the same twice in one meeting.
  String nameOfNext() {
    return "n" + (position + 1);
  }

  Outcome done() {
    return with(new Reply.Done(seq));
  }

  Outcome with(Reply reply) {
    return facts.isEmpty() ? new Outcome.Only(reply) : new Outcome.Happen(facts, reply);
  }
}
