package hearth.loadtest;

import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.JsonCodec;
import hearth.protocol.MalformedMessage;
import hearth.protocol.Protocol;
import hearth.protocol.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// One WebSocket with the protocol on it: commands out, answers matched by reference, everything else to a listener.
/// Any thread may ask; the listener is called by one thread at a time, in order.
public final class Wire {
  /// The connection ended before the answer came.
  public static final class Lost extends RuntimeException {
    Lost() {
      super("the connection ended", null, false, false);
    }
  }

  private final JsonCodec codec = new JsonCodec();
  private final AtomicLong refs = new AtomicLong();
  private final Map<Long, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final ReentrantLock sending = new ReentrantLock();
  private final WebSocket socket;

  /// Connects; blocks until the handshake is done.
  public Wire(HttpClient http, URI at, Consumer<ServerMessage> listener) {
    socket = http.newWebSocketBuilder().subprotocols(Protocol.NAME).buildAsync(at, new Listener(listener))
        .join();
  }

  /// @param command makes the command with the reference that it is given
  /// @return the answer; fails with [Lost] if the connection ends first
  public CompletableFuture<Answer> ask(LongFunction<ClientCommand> command) {
    var ref = refs.incrementAndGet();
    var answer = new CompletableFuture<Answer>();
    waiting.put(ref, answer);
    send(codec.write(command.apply(ref)));
    if (closed.isDone()) {
      answer.completeExceptionally(new Lost());
    }
    return answer;
  }

  /// Sends text as it is, well made or not.
  public void send(String text) {
    sending.lock(); // the JDK's WebSocket takes one message at a time
    try {
      socket.sendText(text, true).join();
    } catch (RuntimeException gone) {
      end(1006);
    } finally {
      sending.unlock();
    }
  }

  /// Cuts the connection, as a tunnel does: no goodbye.
  public void cut() {
    socket.abort();
    end(1006);
  }

  /// The code with which the connection ended, once it has.
  public CompletableFuture<Integer> closed() {
    return closed;
  }

  private void end(int code) {
    closed.complete(code);
    waiting.values().forEach(answer -> answer.completeExceptionally(new Lost()));
    waiting.clear();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final Consumer<ServerMessage> listener;

    Listener(Consumer<ServerMessage> listener) {
      this.listener = listener;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(String whole) {
      try {
        var message = codec.message(whole);
        listener.accept(message);
        if (message instanceof Answer answer && waiting.get(answer.ref()) != null) {
          waiting.remove(answer.ref()).complete(answer);
        }
      } catch (MalformedMessage unknown) {
        throw new IllegalStateException("the server said something that the protocol does not know", unknown);
      }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end(1006);
    }
  }
}
