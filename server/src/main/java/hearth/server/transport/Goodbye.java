package hearth.server.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/// The closing handshake (RFC 6455, 5.5.1 and 7.1.1): each side says goodbye once, and the server hangs up. Netty's own
/// handling answers a goodbye that was itself an answer; browsers take that for a broken connection and lose our code.
final class Goodbye extends ChannelDuplexHandler {
  private boolean said;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    said |= message instanceof CloseWebSocketFrame;
    context.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof CloseWebSocketFrame goodbye)) {
      context.fireChannelRead(message);
    } else if (said) {
      ReferenceCountUtil.release(goodbye);
      context.close();
    } else {
      said = true;
      context.writeAndFlush(goodbye).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
