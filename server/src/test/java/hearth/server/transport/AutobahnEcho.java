package hearth.server.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

/// What the Autobahn suite talks to: the frame handling of [ConnectionPipeline], on the best transport of the machine,
/// with an echo where the session would be and room for the suite's larger messages.
public final class AutobahnEcho {
  private static final int BYTES = 1 << 20;

  private AutobahnEcho() {}

  /// @param args the port
  public static void main(String[] args) throws InterruptedException {
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    var transport = Transport.best();
    new ServerBootstrap().group(new MultiThreadIoEventLoopGroup(1, transport.handlers()))
        .channel(transport.channel())
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new HttpServerCodec()).addLast(new HttpObjectAggregator(BYTES))
                .addLast(new WebSocketServerProtocolHandler(ConnectionPipeline.websocket("/", null, BYTES)))
                .addLast(new Goodbye()).addLast(new WebSocketFrameAggregator(BYTES)).addLast(new Echo());
          }
        }).bind("127.0.0.1", Integer.parseInt(args[0])).sync();
  }

  private static final class Echo extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      switch (frame) {
        case TextWebSocketFrame text -> context.writeAndFlush(text.retain());
        case BinaryWebSocketFrame binary -> context.writeAndFlush(binary.retain());
        default -> {
          // a pong
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // the frame decoder says goodbye by itself
    }
  }
}
