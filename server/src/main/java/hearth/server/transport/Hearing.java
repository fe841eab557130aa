package hearth.server.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Notes that a whole frame came in, a pong included. Bytes that trickle in without making a frame do not count.
final class Hearing extends ChannelInboundHandlerAdapter {
  private final NettyConnection connection;

  Hearing(NettyConnection connection) {
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object frame) {
    connection.heard();
    context.fireChannelRead(frame);
  }
}
