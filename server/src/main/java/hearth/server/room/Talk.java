package hearth.server.room;

import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.RoomEvent;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What was said, by number and by its author's own name for it, and what waits for a moderator. Immutable.
/// The words of posted lines are in the log only.
record Talk(PMap<Long, Line> lines, PMap<Key, Long> said, PMap<HeldId, Backstage.Held> held) {
  record Line(MemberId by, boolean retracted) {}

  /// A message as its author names it.
  record Key(MemberId by, MessageId id) {}

  static Talk none() {
    return new Talk(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
  }

  Optional<Backstage.Held> heldAs(Key message) {
    return held.values().stream().filter(h -> h.member().equals(message.by()) && h.id().equals(message.id()))
        .findFirst();
  }

  boolean isRetracted(long line) {
    var found = lines.get(line);
    return found != null && found.retracted();
  }

  Talk said(RoomEvent.Said line) {
    return new Talk(lines.plus(line.seq(), new Line(line.member(), false)),
        said.plus(new Key(line.member(), line.id()), line.seq()), held);
  }

  Talk retracted(long line) {
    return new Talk(lines.plus(line, new Line(lines.get(line).by(), true)), said, held);
  }

  Talk held(Backstage.Held item) {
    return new Talk(lines, said, held.plus(item.item(), item));
  }

  Talk decided(HeldId item) {
    return new Talk(lines, said, held.minus(item));
  }
}
