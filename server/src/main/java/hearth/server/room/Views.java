package hearth.server.room;

import hearth.protocol.Answer;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.Notice;
import hearth.protocol.ReceiptId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The room's state as one who comes in is told of it. Pure.
final class Views {
  /// As many as one message can hold without keeping a phone busy.
  private static final int ASIDES = 100;

  private Views() {}

  static Answer.Entered entered(long ref, MeetingId meeting, Caller who, boolean resumed, RoomState state,
      Instant now) {
    return new Answer.Entered(ref, meeting, who.id(), who.name(), who.role(),
        Permission.commandsOf(who.role()),
        resumed, RoomRules.heardSince(state, who), now);
  }

  /// Members are shown who takes part; staff also whom they shut out, so that they can let them back in.
  static Notice.Room room(RoomState state, boolean forStaff) {
    var order = state.order();
    var terms = order.terms();
    var people = state.people().all().values().stream()
        .filter(person -> person.isAdmitted() || forStaff && person.isShutOut())
        .map(person -> new Notice.Person(person.id(), person.name(), person.role(),
            state.people().mutedUntil(person.id()).orElse(null), person.isShutOut()))
        .toList();
    return new Notice.Room(state.seq(), terms.title(), terms.purpose(), terms.kind(), terms.guidelines(),
        terms.capacity(), order.slowSeconds(), order.floor() == Order.Floor.STAFF,
        order.door() == Order.Door.LOCKED, people);
  }

  static Notice.CaughtUp caughtUp(RoomState state, Caller who, List<MemberId> here) {
    var staff = who.role().isStaff();
    var held = state.talk().held().values().stream().filter(item -> staff || item.member().equals(who.id()))
        .map(item -> waiting(item, state.talk().leases().get(item.item()), staff)).toList();
    var mute = state.people().mutes().get(who.id());
    return new Notice.CaughtUp(state.seq(), here, held, mute == null ? null : mute.reason(),
        staff ? state.care().calls().values().stream().map(Views::alert).toList() : List.of(),
        staff
            ? state.justice().appeals().keySet().stream().map(id -> appealed(state, id)).toList()
            : List.of());
  }

  static Notice.Aside aside(Backstage.Confided words) {
    return new Notice.Aside(words.of(), words.id(), words.member(), words.name(), words.role(), words.text(),
        words.warning(), words.at());
  }

  /// The last that was said aside, by whomever or by one member and the staff; empty where there is nothing.
  static Optional<Notice.Asides> asides(RoomState state, Caller who) {
    var said = who.role().isStaff()
        ? state.asides().said().values().stream().flatMap(List::stream)
            .sorted(Comparator.comparing(Backstage.Confided::at)).toList()
        : state.asides().of(who.id());
    var last = said.subList(Math.max(0, said.size() - ASIDES), said.size());
    return last.isEmpty()
        ? Optional.empty()
        : Optional.of(new Notice.Asides(last.stream().map(Views::aside).toList()));
  }

  static Notice.Waiting waiting(Backstage.Held item, boolean forStaff) {
    return waiting(item, null, forStaff);
  }

  private static Notice.Waiting waiting(Backstage.Held item, Backstage.Taken lease, boolean forStaff) {
    return new Notice.Waiting(item.item(), item.id(), item.member(), item.name(), item.text(), item.reason(),
        forStaff ? item.concern() : null, item.at(), item.until(),
        item.releases() ? true : null, forStaff ? item.urgency() : null,
        forStaff && lease != null ? lease.by() : null, forStaff && lease != null ? lease.until() : null);
  }

  static Notice.Alert alert(Care.Call call) {
    var alert = call.alert();
    return new Notice.Alert(alert.alert(), alert.member(), alert.name(), alert.level(), alert.line(),
        alert.raisedBy(),
        alert.at(), call.takenBy(), call.escalated());
  }

  static Notice.Appealed appealed(RoomState state, ReceiptId receipt) {
    var verdict = state.justice().verdicts().get(receipt);
    var appeal = state.justice().appeals().get(receipt);
    return new Notice.Appealed(receipt, verdict.member(), verdict.name(), verdict.text(), verdict.verdict(),
        verdict.rule(), verdict.reason(), appeal.words(), verdict.by(), appeal.at());
  }

  static Notice.AppealAnswered appealAnswered(Backstage.AppealAnswered answer) {
    return new Notice.AppealAnswered(answer.receipt(), answer.id(), answer.overturned(), answer.reason());
  }
}
