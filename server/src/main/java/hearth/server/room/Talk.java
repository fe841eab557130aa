package hearth.server.room;

import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.RoomEvent;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What was said, by number and by its author's own name for it, and what waits for a moderator. Immutable.
/// The words of posted lines are in the log only.
///
/// @param leases  held messages that somebody has opened
/// @param cleared messages that may be posted as they are when their author sends them again
record Talk(PMap<Long, Line> lines, PMap<Key, Long> said, PMap<HeldId, Backstage.Held> held,
    PMap<HeldId, Backstage.Taken> leases, PMap<Key, MessageText> cleared) {
  record Line(MemberId by, boolean retracted, boolean unfolded) {}

  /// A message as its author names it.
  record Key(MemberId by, MessageId id) {}

  static Talk none() {
    return new Talk(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(),
        HashTreePMap.empty());
  }

  Optional<Backstage.Held> heldAs(Key message) {
    return held.values().stream().filter(h -> h.member().equals(message.by()) && h.id().equals(message.id()))
        .findFirst();
  }

  /// A line of the log as it may be shown by now: without its words where it was taken back, unfolded where the folding was
  /// overturned.
  RoomEvent.Said asShown(RoomEvent.Said said) {
    var line = lines.get(said.seq());
    return line == null
        ? said
        : line.retracted() ? said.withoutText() : line.unfolded() ? said.withoutWarning() : said;
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
    return new Talk(lines.plus(line.seq(), new Line(line.member(), false, false)), said.plus(key, line.seq()),
        held,
        leases,
        cleared.minus(key));
  }

  Talk retracted(long line) {
    return new Talk(lines.plus(line, new Line(lines.get(line).by(), true, false)), said, held, leases,
        cleared);
  }

  Talk unfolded(long line) {
    var now = lines.get(line);
    return new Talk(lines.plus(line, new Line(now.by(), now.retracted(), true)), said, held, leases, cleared);
  }

  Talk held(Backstage.Held item) {
    return new Talk(lines, said, held.plus(item.item(), item), leases, cleared);
  }

  Talk taken(Backstage.Taken lease) {
    return new Talk(lines, said, held, leases.plus(lease.item(), lease), cleared);
  }

  Talk decided(HeldId item) {
    return new Talk(lines, said, held.minus(item), leases.minus(item), cleared);
  }

  Talk cleared(Key message, MessageText text) {
    return new Talk(lines, said, held, leases, cleared.plus(message, text));
  }
}
