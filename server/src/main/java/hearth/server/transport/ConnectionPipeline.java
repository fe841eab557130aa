package hearth.server.transport;

import hearth.protocol.Limits;
import hearth.protocol.Protocol;
import hearth.server.http.Origins;
import hearth.server.http.Proxies;
import hearth.server.http.Routes;
import hearth.server.room.Connection;
import hearth.server.session.Session;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.flow.FlowControlHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// The way of every byte, on one screen: handlers by name, in the order in which bytes come in.
final class ConnectionPipeline extends ChannelInitializer<Channel> {
  static final String DEADLINE = "request-deadline";
  static final String ORDER = "one-request-at-a-time";
  static final String ROUTES = "http-routes";

  private static final int REQUEST_LINE_BYTES = 4_096;
  private static final int HEADER_BYTES = 16_384;
  private static final int BODY_BYTES = 65_536;
  private static final Duration REQUEST_TIME = Duration.ofSeconds(15);

  /// What connections need from the world.
  ///
  /// @param sessions   a session for each connection, or empty where there are pages only and nobody meets
  /// @param queueBytes that may wait for one reader before she counts as too slow
  record World(Routes routes, Origins origins, Proxies proxies, Frames frames,
      Optional<Function<Connection, Session>> sessions,
      Executor background, int queueBytes) {}

  private final World world;
  private final Function<Channel, NettyLane> lanes;

  ConnectionPipeline(World world, Function<Channel, NettyLane> lanes) {
    this.world = world;
    this.lanes = lanes;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.config()
        .setWriteBufferWaterMark(new WriteBufferWaterMark(world.queueBytes() / 2, world.queueBytes()));
    channel.pipeline()
        .addLast("http-codec", new HttpServerCodec(REQUEST_LINE_BYTES, HEADER_BYTES, 8_192))
        .addLast(DEADLINE, new RequestDeadline(REQUEST_TIME))
        .addLast("http-body", new HttpObjectAggregator(BODY_BYTES))
        .addLast(ORDER, new FlowControlHandler())
        .addLast(ROUTES, new HttpHandler(world.routes(), world.proxies(), world.background(),
            world.sessions().isPresent()));
    world.sessions().ifPresent(sessions -> channel.pipeline()
        .addLast("gate", new HandshakeGate(world.origins()))
        .addLast("websocket",
            new WebSocketServerProtocolHandler(websocket(Protocol.PATH, Protocol.NAME, Limits.FRAME_BYTES)))
        .addLast("begin", new Beginning(upgraded -> begin(upgraded, sessions))));
  }

  /// How frames are read, which the conformance suite is run against with limits of its own.
  static WebSocketServerProtocolConfig websocket(String path, String subprotocol, int frameBytes) {
    return WebSocketServerProtocolConfig.newBuilder().websocketPath(path).subprotocols(subprotocol)
        .dropPongFrames(false).handleCloseFrames(false).handshakeTimeoutMillis(REQUEST_TIME.toMillis())
        .decoderConfig(
            WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(frameBytes).allowExtensions(false)
                .closeOnProtocolViolation(true).withUTF8Validator(true).build())
        .build();
  }

  /// The handshake is done: from here on there are frames.
  private void begin(Channel channel, Function<Connection, Session> sessions) {
    var lane = lanes.apply(channel);
    var connection = new NettyConnection(channel, lane, world.frames());
    connection.serve(sessions.apply(connection));
    lane.add(connection);
    channel.pipeline()
        .addLast("goodbye", new Goodbye())
        .addLast("hearing", new Hearing(connection))
        .addLast("whole-message", new WebSocketFrameAggregator(Limits.FRAME_BYTES))
        .addLast("session", new SessionHandler(connection));
  }
}
