package hearth.server.transport;

import hearth.protocol.Protocol;
import hearth.server.http.HttpReply;
import hearth.server.http.Origins;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.util.Arrays;

/// Before the upgrade: from a page of ours, and in a version that we speak. Then it gets out of the way, with
/// everything else that was for HTTP only.
final class HandshakeGate extends ChannelInboundHandlerAdapter {
  private final Origins origins;

  HandshakeGate(Origins origins) {
    this.origins = origins;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof FullHttpRequest request)) {
      context.fireChannelRead(message);
      return;
    }
    var headers = request.headers();
    var refusal = !headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
        ? HttpReply.problem(426, "UPGRADE_REQUIRED", "This address speaks WebSocket only.")
        : !origins.allow(headers.get(HttpHeaderNames.ORIGIN), headers.get(HttpHeaderNames.HOST))
            ? HttpReply.problem(403, "WRONG_ORIGIN", "Hearth does not serve pages from elsewhere.")
            : !speaksOurs(headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL))
                ? HttpReply.problem(400, "WRONG_PROTOCOL",
                    "Please ask for the subprotocol " + Protocol.NAME + ".")
                : null;
    if (refusal != null) {
      request.release();
      HttpHandler.write(context, refusal, false);
      return;
    }
    context.pipeline().remove(ConnectionPipeline.DEADLINE);
    context.pipeline().remove(ConnectionPipeline.ORDER);
    context.pipeline().remove(ConnectionPipeline.ROUTES);
    context.fireChannelRead(message);
    context.pipeline().remove(this);
  }

  private static boolean speaksOurs(String offered) {
    return offered != null
        && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(Protocol.NAME::equals);
  }
}
