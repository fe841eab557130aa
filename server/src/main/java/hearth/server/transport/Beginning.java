package hearth.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.function.Consumer;

/// Waits for the handshake, lets the connection begin, and removes itself.
final class Beginning extends ChannelInboundHandlerAdapter {
  private final Consumer<Channel> begin;

  Beginning(Consumer<Channel> begin) {
    this.begin = begin;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof HandshakeComplete) {
      begin.accept(context.channel());
      context.pipeline().remove(this);
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // a handshake that is none
  }
}
