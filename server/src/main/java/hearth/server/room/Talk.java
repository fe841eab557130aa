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

/// What was said, by its author's own name for it, and what waits for a moderator. Immutable.
/// The words of posted lines are in the log only.
///
/// @param said    the number of each line
/// @param changes what became of some of them since
/// @param leases  held messages that somebody has opened
/// @param cleared messages that may be posted as they are when their author sends them again
record Talk(Lines said, Changes changes, PMap<HeldId, Backstage.Held> held,
    PMap<HeldId, Backstage.Taken> leases, PMap<Key, MessageText> cleared) {
  /// A message as its author names it.
  record Key(MemberId by, MessageId id) {}

  static Talk none() {
    return new Talk(Lines.nothing(), Changes.none(), HashTreePMap.empty(), HashTreePMap.empty(),
        HashTreePMap.empty());
  }

  Optional<Backstage.Held> heldAs(Key message) {
    return held.isEmpty()
        ? Optional.empty()
        : held.values().stream().filter(h -> h.member().equals(message.by()) && h.id().equals(message.id()))
            .findFirst();
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
    return new Talk(said.plus(key, line.seq()), line.note() == null ? changes : changes.noted(line.seq()),
        held,
        leases, cleared.minus(key));
  }

  Talk with(Changes changes) {
    return new Talk(said, changes, held, leases, cleared);
  }

  Talk held(Backstage.Held item) {
    return new Talk(said, changes, held.plus(item.item(), item), leases, cleared);
  }

  Talk taken(Backstage.Taken lease) {
    return new Talk(said, changes, held, leases.plus(lease.item(), lease), cleared);
  }

  Talk decided(HeldId item) {
    return new Talk(said, changes, held.minus(item), leases.minus(item), cleared);
  }

  Talk cleared(Key message, MessageText text) {
    return new Talk(said, changes, held, leases, cleared.plus(message, text));
  }
}
