package hearth.server.room;

import hearth.loadtest.Heard;
import hearth.protocol.CloseCode;
import hearth.protocol.ServerMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A connection that remembers what it was told. Its lane delivers at once.
final class FakeConnection implements Connection {
  private record Bundle(List<? extends ServerMessage> messages) implements Parcel {
    @Override
    public void release() {
      // nothing was taken
    }
  }

  static final Parcels PARCELS = Bundle::new;
  static final Lane LANE = (parcel, to) -> to.forEach(c -> c.send(((Bundle) parcel).messages()));

  private final Heard heard;
  private final CompletableFuture<CloseCode> closed = new CompletableFuture<>();

  FakeConnection(Heard heard) {
    this.heard = heard;
  }

  @Override
  public Lane lane() {
    return LANE;
  }

  @Override
  public void send(List<? extends ServerMessage> messages) {
    if (!closed.isDone()) {
      messages.forEach(heard::accept);
    }
  }

  @Override
  public void close(CloseCode why) {
    closed.complete(why);
  }

  CompletableFuture<CloseCode> closed() {
    return closed;
  }
}
