package hearth.server.room;

import hearth.protocol.MemberId;
import hearth.protocol.RoomEvent;
import hearth.protocol.ServerMessage;
import hearth.server.room.Connection.Lane;
import hearth.server.room.Connection.Parcels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is connected to one room, and how to reach them: grouped by lane, so that a turn costs each lane one task
/// and each person one write. Of the room's shift only.
final class Audience {
  /// A connected person.
  ///
  /// @param since number of the event from which on she hears what is said; 0 for all of it
  record Seat(Caller who, Connection connection, long since) {
    /// The facts as she may know them: nor may new words for a line tell her what was said before she came.
    List<RoomEvent> asSeen(List<RoomEvent> events) {
      return who.role().isStaff() ? events : events.stream().map(this::asSeen).toList();
    }

    private RoomEvent asSeen(RoomEvent event) {
      return switch (event) {
        case RoomEvent.Corrected change when change.line() < since -> change.withoutText();
        default -> who.id().equals(event.concerns()) ? event : event.forFloor();
      };
    }
  }

  private final Parcels parcels;
  private final Map<MemberId, Seat> seats = new HashMap<>();
  private final Groups floor = new Groups();
  private final Groups staff = new Groups();

  Audience(Parcels parcels) {
    this.parcels = parcels;
  }

  int size() {
    return seats.size();
  }

  Collection<Seat> seats() {
    return List.copyOf(seats.values());
  }

  boolean hasStaff() {
    return !staff.isEmpty();
  }

  boolean has(MemberId member) {
    return seats.containsKey(member);
  }

  /// @return the seat that the same person had before, on another connection
  Optional<Seat> take(Seat seat) {
    var before = Optional.ofNullable(seats.get(seat.who().id()));
    before.ifPresent(this::leave);
    seats.put(seat.who().id(), seat);
    groups(seat).add(seat.connection());
    return before.filter(old -> old.connection() != seat.connection());
  }

  /// @return the seat that this connection had, if it had one still
  Optional<Seat> leave(MemberId member, Connection connection) {
    var seat = Optional.ofNullable(seats.get(member)).filter(s -> s.connection() == connection);
    seat.ifPresent(this::leave);
    return seat;
  }

  Optional<Seat> leave(MemberId member) {
    var seat = Optional.ofNullable(seats.get(member));
    seat.ifPresent(this::leave);
    return seat;
  }

  private void leave(Seat seat) {
    seats.remove(seat.who().id());
    groups(seat).remove(seat.connection());
  }

  private Groups groups(Seat seat) {
    return seat.who().role().isStaff() ? staff : floor;
  }

  /// Tells the facts to everybody, each as she may know them, and then the notices.
  void tellAll(List<RoomEvent> events, List<? extends ServerMessage> notices) {
    if (events.isEmpty() && notices.isEmpty()) {
      return;
    }
    if (events.stream().noneMatch(Audience::isNotForAllAlike)) {
      deliver(both(events, notices), Set.of(), floor, staff);
      return;
    }
    var forFloor = events.stream().map(RoomEvent::forFloor).toList();
    var apart = new HashSet<Connection>();
    for (var seat : seats.values()) {
      var seen = seat.asSeen(events);
      if (!seat.who().role().isStaff() && !seen.equals(forFloor)) {
        seat.connection().send(both(seen, notices));
        apart.add(seat.connection());
      }
    }
    deliver(both(events, notices), Set.of(), staff);
    deliver(both(forFloor, notices), apart, floor);
  }

  private static boolean isNotForAllAlike(RoomEvent event) {
    return event.concerns() != null || event instanceof RoomEvent.Corrected;
  }

  void tellStaff(List<? extends ServerMessage> messages) {
    if (!messages.isEmpty()) {
      deliver(messages, Set.of(), staff);
    }
  }

  void tell(MemberId member, List<? extends ServerMessage> messages) {
    var seat = seats.get(member);
    if (seat != null && !messages.isEmpty()) {
      seat.connection().send(messages);
    }
  }

  /// Tells the same to several, encoded once.
  void tell(Collection<Connection> some, List<? extends ServerMessage> messages) {
    var group = new Groups();
    some.forEach(group::add);
    deliver(messages, Set.of(), group);
  }

  private void deliver(List<? extends ServerMessage> messages, Set<Connection> without, Groups... to) {
    if (messages.isEmpty() || Arrays.stream(to).allMatch(Groups::isEmpty)) {
      return; // there is nothing to encode, or nobody to hear it
    }
    var parcel = parcels.seal(messages);
    for (var groups : to) {
      groups.byLane.forEach((lane, people) -> lane.deliver(parcel,
          without.isEmpty() ? people : people.stream().filter(c -> !without.contains(c)).toList()));
    }
    parcel.release();
  }

  private static List<ServerMessage> both(List<? extends ServerMessage> first,
      List<? extends ServerMessage> second) {
    var all = new ArrayList<ServerMessage>(first);
    all.addAll(second);
    return all;
  }

  /// Connections by lane. The lists are replaced, not changed: a lane may still be reading one.
  private static final class Groups {
    private final Map<Lane, List<Connection>> byLane = new HashMap<>();

    void add(Connection connection) {
      byLane.merge(connection.lane(), List.of(connection), (now, one) -> {
        var more = new ArrayList<>(now);
        more.addAll(one);
        return more;
      });
    }

    boolean isEmpty() {
      return byLane.isEmpty();
    }

    void remove(Connection connection) {
      byLane.computeIfPresent(connection.lane(), (_, now) -> {
        var fewer = now.stream().filter(c -> c != connection).toList();
        return fewer.isEmpty() ? null : fewer;
      });
    }
  }
}
