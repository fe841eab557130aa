package hearth.server.room;

import hearth.moderation.RoomPolicies;
import hearth.protocol.RoomEvent.Opened;

/// The order of the meeting: whether it is on, who may speak, who may come in, how fast. Immutable.
///
/// @param terms    with which it was opened; null before
/// @param policies what is answered otherwise here than the house does
record Order(Phase phase, Floor floor, Door door, int slowSeconds, Opened terms, RoomPolicies policies) {
  enum Phase {
    UNOPENED, OPEN, CLOSED
  }

  /// Who may speak.
  enum Floor {
    EVERYBODY, STAFF
  }

  /// Who may come in.
  enum Door {
    OPEN, LOCKED
  }

  static Order unopened() {
    return new Order(Phase.UNOPENED, Floor.EVERYBODY, Door.OPEN, 0, null, RoomPolicies.house());
  }

  static Order opened(Opened terms) {
    return new Order(Phase.OPEN, Floor.EVERYBODY, Door.OPEN, terms.slowSeconds(), terms,
        RoomPolicies.house());
  }

  Order floor(Floor floor) {
    return new Order(phase, floor, door, slowSeconds, terms, policies);
  }

  Order door(Door door) {
    return new Order(phase, floor, door, slowSeconds, terms, policies);
  }

  Order slow(int seconds) {
    return new Order(phase, floor, door, seconds, terms, policies);
  }

  Order policies(RoomPolicies policies) {
    return new Order(phase, floor, door, slowSeconds, terms, policies);
  }

  Order closed() {
    return new Order(Phase.CLOSED, floor, door, slowSeconds, terms, policies);
  }
}
