package hearth.server.transport;

import hearth.protocol.Protocol;
import hearth.server.http.HttpCall;
import hearth.server.http.HttpReply;
import hearth.server.http.Proxies;
import hearth.server.http.Routes;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.Executor;

/// Requests to the routes, on a thread that may block, one at a time for each connection; the WebSocket's address
/// falls through, where there is one.
final class HttpHandler extends ChannelInboundHandlerAdapter {
  private static final String FORWARDED_FOR = "x-forwarded-for";

  private final Routes routes;
  private final Proxies proxies;
  private final Executor background;
  private final boolean meets;

  /// @param meets whether the WebSocket's address is answered further on; otherwise it is an address like any other
  HttpHandler(Routes routes, Proxies proxies, Executor background, boolean meets) {
    this.routes = routes;
    this.proxies = proxies;
    this.background = background;
    this.meets = meets;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof FullHttpRequest request)) {
      context.fireChannelRead(message);
      return;
    }
    if (request.decoderResult().isFailure()) {
      request.release();
      write(context, HttpReply.problem(400, "MALFORMED", "That could not be read."), false);
      return;
    }
    var path = path(request.uri());
    if (meets && path.equals(Protocol.PATH)) {
      context.fireChannelRead(request);
      return;
    }
    var keepAlive = HttpUtil.isKeepAlive(request);
    var call = call(request, path, context);
    request.release();
    context.channel().config().setAutoRead(false);
    background.execute(() -> {
      var reply = routes.answer(call);
      context.executor().execute(() -> {
        write(context, reply, keepAlive);
        context.channel().config().setAutoRead(true);
      });
    });
  }

  private static String path(String uri) {
    try {
      return new QueryStringDecoder(uri).path();
    } catch (IllegalArgumentException badEscape) {
      return "/?";
    }
  }

  private HttpCall call(FullHttpRequest request, String path, ChannelHandlerContext context) {
    var headers = new HashMap<String, String>();
    request.headers().forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT),
        header.getValue()));
    var remote = context.channel().remoteAddress() instanceof InetSocketAddress internet
        ? proxies.caller(internet.getAddress(), request.headers().getAll(FORWARDED_FOR))
        : "?";
    return new HttpCall(request.method().name(), path, headers, ByteBufUtil.getBytes(request.content()),
        remote);
  }

  static void write(ChannelHandlerContext context, HttpReply reply, boolean keepAlive) {
    var body = reply.isBodiless() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(reply.body());
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(reply.status()), body);
    reply.headers().forEach((name, value) -> response.headers().add(name, value));
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
    if (keepAlive) {
      context.writeAndFlush(response);
    } else {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // a broken network, or bytes that are no HTTP
  }
}
