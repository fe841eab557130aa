package hearth.server.session;

import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.Enter;
import hearth.protocol.ClientCommand.Ping;
import hearth.protocol.CloseCode;
import hearth.protocol.JsonCodec;
import hearth.protocol.MalformedMessage;
import hearth.protocol.RefusalCode;
import hearth.server.room.Caller;
import hearth.server.room.Connection;
import hearth.server.room.Envelope;
import hearth.server.room.RoomRef;
import hearth.server.room.RoomWatch;
import hearth.server.room.Rooms;
import hearth.server.roster.Tickets;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;

/// One connection: first a ticket, then commands. Every command is answered once, by this or by the room. Called by
/// the connection's own event loop only, and never blocks it.
public final class Session {
  /// Commands that a person's hands can send: ten a second for long, thirty at once.
  private static final int PER_SECOND = 10;
  private static final int AT_ONCE = 30;
  /// Refusals after which somebody is plainly not a person, or her client is broken.
  private static final int PATIENCE = 50;

  /// What sessions need from the world.
  public record World(Tickets tickets, Rooms rooms, JsonCodec codec, RoomWatch watch) {}

  private sealed interface State {
    /// No ticket shown yet.
    record Greeting() implements State {}

    /// A ticket was good for this room; the room decides whether she may come in.
    record Inside(Caller who, RoomRef room) implements State {}

    record Over() implements State {}
  }

  private final World world;
  private final Connection connection;
  private final Bucket pace = Bucket.builder()
      .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(PER_SECOND, Duration.ofSeconds(1))).build();
  private State state = new State.Greeting();
  private int malformed;
  private int tooFast;

  public Session(World world, Connection connection) {
    this.world = world;
    this.connection = connection;
  }

  /// Whether a ticket was shown: who shows none in time is sent away.
  public boolean isGreeting() {
    return state instanceof State.Greeting;
  }

  public void received(String text) {
    if (state instanceof State.Over) {
      return;
    }
    try {
      var command = world.codec().command(text);
      if (pace.tryConsume(1)) {
        route(command);
      } else {
        refuse(command.ref(), RefusalCode.TOO_FAST);
        tooFast = endAfter(tooFast, CloseCode.FLOOD);
      }
    } catch (MalformedMessage unreadable) {
      refuse(unreadable.ref(), unreadable.code());
      malformed = endAfter(malformed, CloseCode.MALFORMED);
    }
  }

  public void hungUp() {
    if (state instanceof State.Inside(var who, var room)) {
      room.post(new Envelope.HungUp(who, connection));
    }
    state = new State.Over();
  }

  private int endAfter(int refusals, CloseCode why) {
    if (refusals + 1 >= PATIENCE) {
      end(why);
    }
    return refusals + 1;
  }

  private void route(ClientCommand command) {
    switch (state) {
      case State.Greeting _ -> greet(command);
      case State.Inside(var who, var room) -> inside(command, who, room);
      case State.Over _ -> {
        // what still comes in after the goodbye
      }
    }
  }

  private void greet(ClientCommand command) {
    switch (command) {
      case Ping ping -> answer(new Answer.Pong(ping.ref()));
      case Enter enter -> world.tickets().redeem(enter.ticket()).ifPresentOrElse(pass -> {
        var room = world.rooms().find(pass.meeting());
        state = new State.Inside(pass.who(), room);
        post(new Envelope.FromSeat(pass.who(), enter, connection), room);
      }, () -> {
        refuse(enter.ref(), RefusalCode.TICKET_INVALID);
        end(CloseCode.NO_TICKET);
      });
      default -> refuse(command.ref(), RefusalCode.NOT_ENTERED);
    }
  }

  private void inside(ClientCommand command, Caller who, RoomRef room) {
    switch (command) {
      case Ping ping -> answer(new Answer.Pong(ping.ref()));
      case Enter enter -> refuse(enter.ref(), RefusalCode.ALREADY_ENTERED);
      default -> post(new Envelope.FromSeat(who, command, connection), room);
    }
  }

  private void post(Envelope.FromSeat envelope, RoomRef room) {
    if (!room.post(envelope)) {
      refuse(envelope.command().ref(), RefusalCode.BUSY);
    }
  }

  private void refuse(long ref, RefusalCode code) {
    world.watch().refused(code);
    answer(Answer.Refused.of(ref, code, null, null));
  }

  private void answer(Answer answer) {
    connection.send(List.of(answer));
  }

  private void end(CloseCode why) {
    hungUp();
    connection.close(why);
  }
}
