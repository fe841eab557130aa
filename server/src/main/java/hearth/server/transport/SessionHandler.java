package hearth.server.transport;

import hearth.protocol.CloseCode;
import hearth.server.observe.Failures;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.channel.ChannelFutureListener;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last handler: whole frames to the session, and the end of the connection.
final class SessionHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

  private final NettyConnection connection;

  SessionHandler(NettyConnection connection) {
    this.connection = connection;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    switch (frame) {
      case TextWebSocketFrame text -> connection.received(text.text());
      case BinaryWebSocketFrame _ -> connection.closeNow(CloseCode.NOT_TEXT);
      default -> {
        // a pong, which has been heard; pings and goodbyes are answered further up
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    connection.gone();
    super.channelInactive(context);
  }

  /// Bad frames and broken networks are the client's affair and are not logged; anything else is a bug of ours.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    switch (cause) {
      case TooLongFrameException _ -> context
          .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG))
          .addListener(ChannelFutureListener.CLOSE);
      case CorruptedFrameException _ -> {
        // the frame decoder has sent its own goodbye, with the code that RFC 6455 gives
      }
      case CodecException _ -> context.close(); // hung up in the middle of a message
      case IOException _ -> context.close();
      default -> {
        LOG.error("a connection failed: {}", Failures.describe(cause));
        context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.INTERNAL_SERVER_ERROR))
            .addListener(ChannelFutureListener.CLOSE);
      }
    }
  }
}
