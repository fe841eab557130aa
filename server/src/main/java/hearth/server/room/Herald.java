package hearth.server.room;

import hearth.protocol.AlertId;
import hearth.protocol.Answer;
import hearth.protocol.CloseCode;
import hearth.protocol.Limits;
import hearth.protocol.MeetingId;
import hearth.protocol.Notice;
import hearth.protocol.RefusalCode;
import hearth.protocol.RoomEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

/// Tells people what happened in a turn: everybody the public part, staff and the author what is backstage, and each who asked
/// her answer. Of the room's shift only.
final class Herald {
  private final MeetingId meeting;
  private final EventLog log;
  private final Executor reading;
  private final RoomWatch watch;
  private final Audience audience;
  private final Transcript transcript;
  private final Usher usher;

  Herald(MeetingId meeting, Room.World world, Audience audience, Transcript transcript) {
    this.meeting = meeting;
    this.log = world.log();
    this.reading = world.reading();
    this.watch = world.watch();
    this.audience = audience;
    this.transcript = transcript;
    this.usher = new Usher(meeting, audience, transcript, watch);
  }

  /// The room ends for everybody.
  void everybodyOut(CloseCode why) {
    usher.everybodyOut(why);
  }

  /// Everything that happened in a turn, now that it is stored, and the answers to those who asked.
  void tell(Turn turn, Instant now) {
    var state = turn.state();
    var events = turn.events();
    events.forEach(transcript::add);
    var away = usher.hungUp(turn.hungUp());
    audience.tellAll(events, away);
    turn.backstage().forEach(event -> tellBackstage(event, turn));
    var back = usher.seat(turn, now);
    audience.tellAll(List.of(), back);
    turn.answer(watch);
    turn.readers().forEach(reader -> readBack(reader, state.talk().changes()));
    usher.seeOut(events);
    events.forEach(this::note);
  }

  /// Staff and the author: of what is held, and what became of it; of danger, and who goes; of appeals.
  private void tellBackstage(Backstage event, Turn turn) {
    var held = turn.held();
    var state = turn.state();
    switch (event) {
      case Backstage.Held item -> audience.tellStaff(List.of(Views.waiting(item, true)));
      case Backstage.Taken(_, var id, var by, var until) ->
        audience.tellStaff(List.of(new Notice.Taken(id, by, until)));
      case Backstage.Approved(_, var id, _) ->
        tellOf(held.get(id), new Notice.Approved(id, held.get(id).id()));
      case Backstage.Cleared(_, var id, _) ->
        tellOf(held.get(id), new Notice.Cleared(id, held.get(id).id(), held.get(id).text()));
      case Backstage.Returned(_, var id, var reason, _) ->
        tellOf(held.get(id), new Notice.Returned(id, held.get(id).id(), held.get(id).text(), reason));
      case Backstage.Alerted alert -> {
        if (alert.raisedBy() == null) {
          audience.tell(alert.member(), List.of(new Notice.Care(alert.level())));
        }
        tellOfAlert(alert.alert(), state);
      }
      case Backstage.Attended(_, var alert, _) -> tellOfAlert(alert, state);
      case Backstage.Escalated(_, var alert) -> tellOfAlert(alert, state);
      case Backstage.Settled(_, var alert, var by) ->
        audience.tellStaff(List.of(new Notice.AlertSettled(alert, by)));
      case Backstage.Appealed(_, var receipt, _) -> {
        if (state.justice().appeals().containsKey(receipt)) {
          audience.tellStaff(List.of(Views.appealed(state, receipt)));
        }
      }
      case Backstage.AppealAnswered answer -> {
        var notice = Views.appealAnswered(answer);
        audience.tellStaff(List.of(notice));
        audience.tell(answer.member(), List.of(notice));
      }
      case Backstage.Confided words -> {
        var notice = Views.aside(words);
        audience.tellStaff(List.of(notice));
        audience.tell(words.of(), List.of(notice));
      }
      case Backstage.Judged _,Backstage.BanCarried _,Backstage.Policed _,Backstage.Tried _ -> {
        // the author is answered; before anybody is here; shown where the room is described
      }
    }
  }

  /// As it is now: within one turn somebody may have gone already, or all is well again.
  private void tellOfAlert(AlertId alert, RoomState state) {
    var call = state.care().calls().get(alert);
    if (call != null) {
      audience.tellStaff(List.of(Views.alert(call)));
    }
  }

  private void tellOf(Backstage.Held item, Notice notice) {
    audience.tellStaff(List.of(notice));
    if (!item.role().isStaff()) {
      audience.tell(item.member(), List.of(notice));
    }
  }

  /// Off this thread: old lines may have to come from the disk. What was taken back by now comes without its words.
  private void readBack(Turn.Reader reader, Changes changes) {
    var pages = reader.pages();
    var seat = reader.seat();
    reading.execute(() -> {
      try {
        var lines = log.lines(meeting, pages.since(), pages.before(), Limits.LINES_PER_PAGE + 1);
        var more = lines.size() > Limits.LINES_PER_PAGE;
        var page = lines.subList(more ? 1 : 0, lines.size()).stream()
            .map(changes::asShown).toList();
        seat.connection().send(List.of(new Answer.Lines(seat.command().ref(), page, more)));
      } catch (RuntimeException unread) {
        seat.answer(Reply.Refused.because(RefusalCode.NOT_STORED));
      }
    });
  }

  private void note(RoomEvent event) {
    switch (event) {
      case RoomEvent.Opened _ -> watch.opened(meeting);
      case RoomEvent.Closed _ -> watch.closed(meeting);
      default -> {
        // not a life event of the room
      }
    }
  }
}
