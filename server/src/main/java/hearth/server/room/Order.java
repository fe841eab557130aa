package hearth.server.room;

import hearth.protocol.RoomEvent.Opened;

/// The order of the meeting: whether it is on, who may speak, who may come in, how fast. Immutable.
///
/// @param terms with which it was opened; null before
record Order(Phase phase, Floor floor, Door door, int slowSeconds, Opened terms) {
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
    return new Order(Phase.UNOPENED, Floor.EVERYBODY, Door.OPEN, 0, null);
  }

  static Order opened(Opened terms) {
    return new Order(Phase.OPEN, Floor.EVERYBODY, Door.OPEN, terms.slowSeconds(), terms);
  }

  Order floor(Floor floor) {
    return new Order(phase, floor, door, slowSeconds, terms);
  }

  Order door(Door door) {
    return new Order(phase, floor, door, slowSeconds, terms);
  }

  Order slow(int seconds) {
    return new Order(phase, floor, door, seconds, terms);
  }

  Order closed() {
    return new Order(Phase.CLOSED, floor, door, slowSeconds, terms);
  }
}
