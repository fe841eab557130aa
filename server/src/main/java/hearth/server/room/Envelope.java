package hearth.server.room;

import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What lies in a room's mailbox: something for the rules, and whom to answer.
public sealed interface Envelope {
  /// A command from somebody's connection.
  record FromSeat(Caller by, ClientCommand command, Connection connection) implements Envelope {}

  /// From outside the room, as from a facilitator's desk. The reply may be [Reply.Refused]; it never fails.
  record FromDesk(RoomInput input, CompletableFuture<Reply> reply) implements Envelope {}

  /// A verdict, or the passing of time. Never turned away.
  record FromWithin(RoomInput input) implements Envelope {}

  /// A connection is gone.
  record HungUp(Caller who, Connection connection) implements Envelope {}

  /// The server is going down: say so to everybody and end.
  record Drain() implements Envelope {}

  /// Tells whoever waits for it, if anybody does.
  default void answer(Reply reply) {
    switch (this) {
      case FromSeat seat -> seat.connection().send(List.of(inWords(seat.command().ref(), reply)));
      case FromDesk desk -> desk.reply().complete(reply);
      case FromWithin _,HungUp _,Drain _ -> {
        // nobody waits for an answer
      }
    }
  }

  private static Answer inWords(long ref, Reply reply) {
    return switch (reply) {
      case Reply.Done(var seq) -> new Answer.Done(ref, seq);
      case Reply.Held(var item, var reason) -> new Answer.Held(ref, item, reason);
      case Reply.Warned(var seq, var receipt, var label) -> new Answer.Warned(ref, seq, receipt, label);
      case Reply.Nudged(var receipt, var reason, var suggestion) ->
        new Answer.Nudged(ref, receipt, reason, suggestion);
      case Reply.Refused(var code, var reason, var until, var receipt) ->
        Answer.Refused.of(ref, code, reason, until, receipt);
      case Reply.Welcome _,Reply.ReadBack _ ->
        throw new IllegalArgumentException("the room answers this itself");
    };
  }
}
