package hearth.loadtest;

import hearth.protocol.Answer;
import hearth.protocol.ClientCommand.Enter;
import hearth.protocol.ClientCommand.Say;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Somebody in a meeting, who comes back where she was after every interruption. Of one thread, but for what she has
/// heard.
public final class VirtualMember {
  /// Where she gets a fresh ticket for each connection.
  public interface Tickets {
    String next() throws IOException, InterruptedException;
  }

  private final HttpClient http;
  private final URI socket;
  private final Tickets tickets;
  private final Heard heard = new Heard();
  private Wire wire;

  /// @param socket  where the WebSocket is
  /// @param tickets a fresh ticket for each connection
  public VirtualMember(HttpClient http, URI socket, Tickets tickets) {
    this.http = http;
    this.socket = socket;
    this.tickets = tickets;
  }

  /// A member who takes a name at the door.
  public static VirtualMember at(Door door, String name, HttpClient http)
      throws IOException, InterruptedException {
    var token = door.join(name);
    return new VirtualMember(http, door.socket(), () -> door.ticket(token));
  }

  /// Connects, and resumes after what was heard before. Blocks until the server has answered.
  public Answer enter() throws IOException, InterruptedException {
    var ticket = tickets.next();
    wire = new Wire(http, socket, heard::accept);
    return wire.ask(ref -> new Enter(ref, ticket, heard.seq())).join();
  }

  public CompletableFuture<Answer> say(String text) {
    return say(new MessageId(UUID.randomUUID().toString()), text);
  }

  /// The same id again is the same message.
  public CompletableFuture<Answer> say(MessageId id, String text) {
    return wire.ask(ref -> new Say(ref, id, new MessageText(text)));
  }

  public Wire wire() {
    return wire;
  }

  public Heard heard() {
    return heard;
  }
}
