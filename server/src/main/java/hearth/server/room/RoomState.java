package hearth.server.room;

import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import hearth.protocol.RoomEvent.*;
import hearth.server.room.Person.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that the rules need to know of a meeting, folded from its facts and nothing else. Immutable; the maps share
/// their structure, so that one more event costs a few nodes and not a copy.
record RoomState(Place place, Order order, People people, Talk talk, Asides asides, Justice justice,
    Care care) {

  /// How far the log is.
  ///
  /// @param position of the last fact
  /// @param seq      of the last public event
  /// @param at       time of the last fact: a meeting's time does not run backwards, whatever the clock does
  record Place(long position, long seq, Instant at) {}

  static RoomState unopened() {
    return new RoomState(new Place(0, 0, Instant.EPOCH), Order.unopened(), People.none(), Talk.none(),
        Asides.none(), Justice.none(), Care.none());
  }

  static RoomState of(List<Fact> facts) {
    var state = unopened();
    for (var fact : facts) {
      state = state.after(fact);
    }
    return state;
  }

  boolean isOpen() {
    return order.phase() == Order.Phase.OPEN;
  }

  long seq() {
    return place.seq();
  }

  /// Whether nothing will happen by itself, as in most rooms.
  boolean isQuiet() {
    return people.mutes().isEmpty() && talk.held().isEmpty() && care.calls().isEmpty();
  }

  /// When something will happen by itself: a mute runs out, a held message goes back, a call for help is repeated.
  Optional<Instant> nextDeadline() {
    return isQuiet() || !isOpen()
        ? Optional.empty()
        : Stream.of(people.mutes().values().stream().map(People.Mute::until),
            talk.held().values().stream().map(Backstage.Held::until), care.escalations())
            .flatMap(times -> times).min(Instant::compareTo);
  }

  RoomState after(List<Fact> facts) {
    var state = this;
    for (var fact : facts) {
      state = state.after(fact);
    }
    return state;
  }

  RoomState after(Fact fact) {
    return switch (fact) {
      case Fact.Public(var position, var event) ->
        fold(event).at(new Place(position, event.seq(), event.at()));
      case Fact.Hidden(var position, var event) -> fold(event).at(new Place(position, seq(), event.at()));
    };
  }

  private RoomState fold(RoomEvent event) {
    return switch (event) {
      case Opened opened -> with(Order.opened(opened));
      case Arrived a ->
        with(people.with(new Person(a.member(), a.name(), a.role(), new Standing.Admitted(), a.seq(),
            people.find(a.member()).map(Person::since).orElse(a.at()),
            people.find(a.member()).map(Person::lastSpoke).orElse(null))));
      case Left left -> with(people.with(people.get(left.member()).with(new Standing.Gone())));
      case Said said -> with(talk.said(said)).with(people.with(people.get(said.member()).spokeAt(said.at())));
      case Retracted retracted -> with(talk.with(talk.changes().retracted(retracted.line())));
      case Unfolded unfolded -> with(talk.with(talk.changes().unfolded(unfolded.line())));
      case Corrected corrected -> with(talk.with(talk.changes().corrected(corrected)));
      case Muted muted -> with(people.muted(muted.member(), new People.Mute(muted.until(), muted.reason())));
      case Unmuted unmuted -> with(people.unmuted(unmuted.member()));
      case Removed removed -> with(people.with(people.get(removed.member()).with(new Standing.Removed())));
      case Banned b -> with(people.with(people.get(b.member()).with(new Standing.Banned(b.until()))));
      case Readmitted back -> with(people.with(people.get(back.member()).with(new Standing.Gone())));
      case Slowed slowed -> with(order.slow(slowed.seconds()));
      case Paused _ -> with(order.floor(Order.Floor.STAFF));
      case Resumed _ -> with(order.floor(Order.Floor.EVERYBODY));
      case Locked _ -> with(order.door(Order.Door.LOCKED));
      case Unlocked _ -> with(order.door(Order.Door.OPEN));
      case Closed _ -> with(order.closed());
    };
  }

  private RoomState fold(Backstage event) {
    return switch (event) {
      case Backstage.Held held -> with(talk.held(held))
          .with(people.with(people.get(held.member()).spokeAt(held.at())));
      case Backstage.Taken taken -> with(talk.taken(taken));
      case Backstage.Returned back -> with(justice.returned(talk.held().get(back.item()), back))
          .with(talk.decided(back.item()));
      case Backstage.Approved approved -> with(talk.decided(approved.item()));
      case Backstage.Cleared cleared -> {
        var item = talk.held().get(cleared.item());
        yield with(talk.decided(item.item()).cleared(new Talk.Key(item.member(), item.id()), item.text()));
      }
      case Backstage.Judged judged -> with(justice.judged(judged));
      case Backstage.Appealed appeal -> with(justice.appealed(appeal));
      case Backstage.AppealAnswered answer -> {
        var verdict = justice.verdicts().get(answer.receipt());
        var next = with(justice.answered(answer));
        yield answer.overturned()
            ? next.with(talk.cleared(new Talk.Key(verdict.member(), verdict.id()), verdict.text()))
            : next;
      }
      case Backstage.Alerted alert -> with(care.alerted(alert));
      case Backstage.Attended attended -> with(care.attended(attended));
      case Backstage.Escalated escalated -> with(care.escalated(escalated.alert()));
      case Backstage.Settled settled -> with(care.settled(settled.alert()));
      case Backstage.Confided words -> with(asides.plus(words));
      case Backstage.Policed policed -> with(order.policies(policed.policies()));
      case Backstage.Tried _ -> this; // for whoever reads the log
      case Backstage.BanCarried ban -> with(people.with(
          new Person(ban.member(), ban.name(), Role.MEMBER, new Standing.Banned(ban.until()), 0, null,
              null)));
    };
  }

  private RoomState at(Place place) {
    return new RoomState(place, order, people, talk, asides, justice, care);
  }

  private RoomState with(Order order) {
    return new RoomState(place, order, people, talk, asides, justice, care);
  }

  private RoomState with(People people) {
    return new RoomState(place, order, people, talk, asides, justice, care);
  }

  private RoomState with(Talk talk) {
    return new RoomState(place, order, people, talk, asides, justice, care);
  }

  private RoomState with(Asides asides) {
    return new RoomState(place, order, people, talk, asides, justice, care);
  }

  private RoomState with(Justice justice) {
    return new RoomState(place, order, people, talk, asides, justice, care);
  }

  private RoomState with(Care care) {
    return new RoomState(place, order, people, talk, asides, justice, care);
  }
}
