package hearth.server.room;

import hearth.protocol.CloseCode;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.Notice;
import hearth.protocol.RefusalCode;
import hearth.protocol.RoomEvent;
import hearth.protocol.ServerMessage;
import hearth.server.room.Audience.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows newcomers to their seats and tells them where the meeting stands; sees out those who leave or must.
/// Of the room's shift only.
final class Usher {
  private final MeetingId meeting;
  private final Audience audience;
  private final Transcript transcript;
  private final RoomWatch watch;

  Usher(MeetingId meeting, Audience audience, Transcript transcript, RoomWatch watch) {
    this.meeting = meeting;
    this.audience = audience;
    this.transcript = transcript;
    this.watch = watch;
  }

  /// Seats all who come in with this turn. What is the same for all of them is encoded once.
  ///
  /// @return who is here again without having arrived anew, for the others to be told
  List<Notice> seat(Turn turn, Instant now) {
    if (turn.newcomers().isEmpty()) {
      return List.of();
    }
    var state = turn.state();
    var arrived = new HashSet<MemberId>();
    turn.events().stream().filter(RoomEvent.Arrived.class::isInstance)
        .forEach(event -> arrived.add(((RoomEvent.Arrived) event).member()));
    var seated = new ArrayList<Seat>();
    var freshMembers = new ArrayList<Connection>();
    var freshStaff = new ArrayList<Connection>();
    var back = new ArrayList<Notice>();
    for (var newcomer : turn.newcomers()) {
      var who = newcomer.seat().by();
      if (state.people().find(who.id()).filter(Person::isAdmitted).isEmpty()) {
        newcomer.seat().answer(Reply.Refused.because(RefusalCode.REMOVED)); // within this very turn
        continue;
      }
      if (!audience.has(who.id()) && !arrived.contains(who.id())) {
        back.add(new Notice.Presence(who.id(), true));
      }
      var seat = take(newcomer, state);
      seated.add(seat);
      if (!greet(newcomer, seat, state, now)) {
        (who.role().isStaff() ? freshStaff : freshMembers).add(newcomer.seat().connection());
      }
    }
    show(freshMembers, state, false);
    show(freshStaff, state, true);
    var here = audience.seats().stream().map(seat -> seat.who().id()).toList();
    seated.forEach(seat -> seat.connection().send(whereItStands(state, seat.who(), here)));
    return back;
  }

  private void show(List<Connection> fresh, RoomState state, boolean toStaff) {
    if (!fresh.isEmpty()) { // after a break of the line nobody needs it
      audience.tell(fresh, List.of(Views.room(state, toStaff)));
    }
  }

  /// And what was said aside, and answered to her appeals: she may have been away.
  private static List<Notice> whereItStands(RoomState state, Caller who, List<MemberId> here) {
    var notices = new ArrayList<Notice>();
    notices.add(Views.caughtUp(state, who, here));
    Views.asides(state, who).ifPresent(notices::add);
    state.justice().answersTo(who.id()).forEach(answer -> notices.add(Views.appealAnswered(answer)));
    return notices;
  }

  private Seat take(Turn.Newcomer newcomer, RoomState state) {
    var who = newcomer.seat().by();
    var seat = new Seat(who, newcomer.seat().connection(), RoomRules.heardSince(state, who));
    var before = audience.take(seat);
    before.ifPresent(old -> old.connection().close(CloseCode.DISPLACED));
    watch.seats(before.isPresent() ? 0 : 1);
    return seat;
  }

  /// @return whether what she missed was at hand; if not, she needs the room as it is
  private boolean greet(Turn.Newcomer newcomer, Seat seat, RoomState state, Instant now) {
    var who = seat.who();
    var missed = newcomer.after() < seat.since()
        ? Optional.<List<RoomEvent>>empty()
        : transcript.after(newcomer.after(), state);
    var first = new ArrayList<ServerMessage>();
    first.add(Views.entered(newcomer.seat().command().ref(), meeting, who, missed.isPresent(), state, now));
    missed.ifPresent(events -> first.addAll(seat.asSeen(events)));
    seat.connection().send(first);
    return missed.isPresent();
  }

  /// Ends the connections of those who left, were removed or were banned in this turn.
  void seeOut(List<RoomEvent> events) {
    for (var event : events) {
      switch (event) {
        case RoomEvent.Left left -> seeOut(left.member(), CloseCode.LEFT);
        case RoomEvent.Removed removed -> seeOut(removed.member(), CloseCode.REMOVED);
        case RoomEvent.Banned banned -> seeOut(banned.member(), CloseCode.BANNED);
        default -> {
          // everything else leaves people where they are
        }
      }
    }
  }

  private void seeOut(MemberId member, CloseCode why) {
    audience.leave(member).ifPresent(seat -> {
      seat.connection().close(why);
      watch.seats(-1);
    });
  }

  /// @return who is not here any more, for the others to be told
  List<Notice> hungUp(List<Envelope.HungUp> gone) {
    var away = new ArrayList<Notice>();
    for (var hungUp : gone) {
      audience.leave(hungUp.who().id(), hungUp.connection()).ifPresent(seat -> {
        away.add(new Notice.Presence(seat.who().id(), false));
        watch.seats(-1);
      });
    }
    return away;
  }

  /// The room ends for everybody.
  void everybodyOut(CloseCode why) {
    Set.copyOf(audience.seats()).forEach(seat -> seeOut(seat.who().id(), why));
  }
}
