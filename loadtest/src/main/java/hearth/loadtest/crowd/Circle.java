package hearth.loadtest.crowd;

import hearth.loadtest.venue.Venue.Place;
import java.util.List;

/// Those who meet in one room: who is of it, and who only comes to disturb.
final class Circle {
  private final Place place;
  private final List<Guest> members;
  private final List<Guest> raiders;

  Circle(Place place, List<Guest> members, List<Guest> raiders) {
    this.place = place;
    this.members = members;
    this.raiders = raiders;
  }

  Place place() {
    return place;
  }

  List<Guest> members() {
    return members;
  }

  List<Guest> raiders() {
    return raiders;
  }

  /// Everybody who is in and heard all since she came has to have heard the same lines in the same order, up to the same
  /// number, and no fewer than were accepted.
  void check(Faults faults) {
    var there = members.stream().filter(Guest::isIn).toList();
    if (there.isEmpty()) {
      return;
    }
    var last = there.stream().mapToLong(Guest::seq).max().orElse(0);
    there.forEach(guest -> faults.add("an event did not arrive", last - guest.seq()));
    var whole = there.stream().filter(Guest::heardAll).filter(guest -> guest.seq() == last).toList();
    if (whole.stream().mapToLong(Guest::order).distinct().count() > 1) {
      faults.add("members of one room heard different lines, or in another order");
    }
    var accepted = members.stream().mapToLong(Guest::accepted).sum()
        + raiders.stream().mapToLong(Guest::accepted).sum();
    whole.stream().filter(guest -> guest.lines() < accepted).forEach(
        guest -> faults.add("an accepted line was not heard", accepted - guest.lines()));
    members.forEach(guest -> faults.add("a message was not answered", guest.unanswered()));
  }
}
