package hearth.server.room;

import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.RoomEvent;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/// What was said, by its author's own name for it, and what waits for a moderator. Immutable.
/// The words of posted lines are in the log only.
///
/// @param said      the number of each line
/// @param retracted lines that were taken back
/// @param unfolded  lines whose folding was overturned
/// @param leases    held messages that somebody has opened
/// @param cleared   messages that may be posted as they are when their author sends them again
record Talk(PMap<Key, Long> said, PSet<Long> retracted, PSet<Long> unfolded,
    PMap<HeldId, Backstage.Held> held, PMap<HeldId, Backstage.Taken> leases, PMap<Key, MessageText> cleared) {
  /// A message as its author names it.
  record Key(MemberId by, MessageId id) {}

  static Talk none() {
    return new Talk(HashTreePMap.empty(), HashTreePSet.empty(), HashTreePSet.empty(), HashTreePMap.empty(),
        HashTreePMap.empty(), HashTreePMap.empty());
  }

  /// Who said the line of this number, if there is one. Looks at all of them: few are ever asked for, and an
  /// index would cost every message.
  Optional<MemberId> authorOf(long line) {
    return said.entrySet().stream().filter(entry -> entry.getValue() == line)
        .map(entry -> entry.getKey().by())
        .findFirst();
  }

  Optional<Backstage.Held> heldAs(Key message) {
    return held.isEmpty()
        ? Optional.empty()
        : held.values().stream().filter(h -> h.member().equals(message.by()) && h.id().equals(message.id()))
            .findFirst();
  }

  /// A line of the log as it may be shown by now: without its words where it was taken back, unfolded where the folding was
  /// overturned.
  RoomEvent.Said asShown(RoomEvent.Said line) {
    return retracted.contains(line.seq())
        ? line.withoutText()
        : unfolded.contains(line.seq()) ? line.withoutWarning() : line;
  }

  /// Who alone may decide this item just now, if anybody.
  Optional<MemberId> heldBy(HeldId item, Instant now) {
    return Optional.ofNullable(leases.get(item)).filter(lease -> lease.until().isAfter(now))
        .map(Backstage.Taken::by);
  }

  boolean isCleared(Key message, MessageText text) {
    return text.equals(cleared.get(message));
  }

  Talk said(RoomEvent.Said line) {
    var key = new Key(line.member(), line.id());
    return new Talk(said.plus(key, line.seq()), retracted, unfolded, held, leases, cleared.minus(key));
  }

  Talk retracted(long line) {
    return new Talk(said, retracted.plus(line), unfolded, held, leases, cleared);
  }

  Talk unfolded(long line) {
    return new Talk(said, retracted, unfolded.plus(line), held, leases, cleared);
  }

  Talk held(Backstage.Held item) {
    return new Talk(said, retracted, unfolded, held.plus(item.item(), item), leases, cleared);
  }

  Talk taken(Backstage.Taken lease) {
    return new Talk(said, retracted, unfolded, held, leases.plus(lease.item(), lease), cleared);
  }

  Talk decided(HeldId item) {
    return new Talk(said, retracted, unfolded, held.minus(item), leases.minus(item), cleared);
  }

  Talk cleared(Key message, MessageText text) {
    return new Talk(said, retracted, unfolded, held, leases, cleared.plus(message, text));
  }
}
