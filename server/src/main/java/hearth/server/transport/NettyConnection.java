package hearth.server.transport;

import hearth.protocol.CloseCode;
import hearth.protocol.ServerMessage;
import hearth.server.room.Connection;
import hearth.server.session.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A connection as rooms know it, over a Netty channel. What waits to be written is bounded by the channel's high
/// water mark: who reads too slowly for that is told to come back and resume, so nobody's phone fills our memory.
final class NettyConnection implements Connection {
  /// After the goodbye, for the other side to read it and say its own. Hanging up at once would let the network throw
  /// away what was not read yet, the goodbye with it.
  private static final long LINGER_MILLIS = 5_000;
  /// Who does not even take the goodbye is not waited for any longer.
  private static final long LONGEST_GOODBYE_MILLIS = 15_000;

  private final Channel channel;
  private final Outlet outlet;
  private final NettyLane lane;
  private final Frames frames;
  private final long since = System.nanoTime();
  private Session session;
  private long lastHeard = since;
  private long lastPing = since;
  private boolean closing;
  private boolean waitsToLeave;

  NettyConnection(Channel channel, NettyLane lane, Frames frames) {
    this.channel = channel;
    this.outlet = new Outlet(channel);
    this.lane = lane;
    this.frames = frames;
  }

  void serve(Session session) {
    this.session = session;
  }

  @Override
  public Lane lane() {
    return lane;
  }

  @Override
  public void send(List<? extends ServerMessage> messages) {
    var bytes = frames.encode(messages);
    lane.execute(() -> {
      write(bytes);
      bytes.release();
    }, bytes::release);
  }

  @Override
  public void close(CloseCode why) {
    lane.execute(() -> closeNow(why), () -> {});
  }

  /// On the loop.
  ///
  /// @param bytes shared: they stay as they are, and the caller's to release
  void write(ByteBuf bytes) {
    if (!channel.isWritable()) {
      outlet.flush(); // what waits may be ours, not hers
    }
    if (closing || !channel.isActive()) {
      return;
    }
    if (!channel.isWritable()) {
      closeNow(CloseCode.SLOW);
      return;
    }
    outlet.write(bytes);
    if (!waitsToLeave) {
      waitsToLeave = true;
      lane.leavesSoon(this);
    }
  }

  /// On the loop.
  void flush() {
    waitsToLeave = false;
    outlet.flush();
  }

  /// On the loop.
  void received(String text) {
    if (!closing) {
      session.received(text);
    }
  }

  /// On the loop.
  void heard() {
    lastHeard = System.nanoTime();
  }

  /// On the loop.
  void gone() {
    session.hungUp();
    lane.remove(this);
  }

  boolean hasNotEntered() {
    return session.isGreeting();
  }

  long since() {
    return since;
  }

  long lastHeard() {
    return lastHeard;
  }

  void ping(long now, Duration every) {
    if (now - lastPing > every.toNanos() && !closing) {
      lastPing = now;
      channel.writeAndFlush(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
    }
  }

  void closeNow(CloseCode why) {
    if (closing) {
      return;
    }
    closing = true;
    outlet.flush(); // what was said before the goodbye
    channel.writeAndFlush(new CloseWebSocketFrame(why.number(), why.words()))
        .addListener(_ -> closeAfter(LINGER_MILLIS));
    closeAfter(LONGEST_GOODBYE_MILLIS);
  }

  private void closeAfter(long millis) {
    channel.eventLoop().schedule(() -> channel.close(), millis, TimeUnit.MILLISECONDS);
  }
}
