package hearth.server.room;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.protocol.ReasonText;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Everybody the meeting knows, whose names are in use, and who is muted until when. Immutable.
record People(PMap<MemberId, Person> all, PMap<String, MemberId> names, PMap<MemberId, Mute> mutes) {
  /// @param reason in words for the person muted, or null
  record Mute(Instant until, ReasonText reason) {}

  static People none() {
    return new People(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
  }

  Optional<Person> find(MemberId id) {
    return Optional.ofNullable(all.get(id));
  }

  /// @throws IllegalStateException if the log speaks of somebody it never introduced
  Person get(MemberId id) {
    return find(id)
        .orElseThrow(() -> new IllegalStateException("the log speaks of " + id + " before they came"));
  }

  /// When the mute ends, if there is one.
  Optional<Instant> mutedUntil(MemberId id) {
    return Optional.ofNullable(mutes.get(id)).map(Mute::until);
  }

  /// Whether somebody else goes by that name, or one too much like it.
  boolean isTaken(DisplayName name, MemberId by) {
    var holder = names.get(name.key());
    return holder != null && !holder.equals(by);
  }

  People with(Person person) {
    var before = all.get(person.id());
    if (before != null && before.isAdmitted() && person.isAdmitted() && before.name().equals(person.name())) {
      return new People(all.plus(person.id(), person), names, mutes);
    }
    var free = before == null || !before.isAdmitted() ? names : names.minus(before.name().key());
    return new People(all.plus(person.id(), person),
        person.isAdmitted() ? free.plus(person.name().key(), person.id()) : free, mutes);
  }

  People muted(MemberId id, Mute mute) {
    return new People(all, names, mutes.plus(id, mute));
  }

  People unmuted(MemberId id) {
    return new People(all, names, mutes.minus(id));
  }
}
