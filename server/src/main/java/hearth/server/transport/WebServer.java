package hearth.server.transport;

import hearth.protocol.CloseCode;
import hearth.server.http.Origins;
import hearth.server.http.Proxies;
import hearth.server.http.Routes;
import hearth.server.room.Connection;
import hearth.server.session.Session;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Binds, serves pages and connections, drains. Any thread.
public final class WebServer implements AutoCloseable {
  /// Where and how to listen.
  ///
  /// @param threads        event loops; 0 for one on each core
  /// @param maxConnections more than these are hung up on at once
  /// @param queueBytes     that may wait for one reader before she counts as too slow
  /// @param firstFrame     within which a ticket must be shown
  /// @param ping           silence after which we ask whether anybody is there
  /// @param silence        after which nobody is
  /// @param proxies        in front of us
  public record Listening(String host, int port, Transport transport, int threads, int maxConnections,
      int queueBytes,
      Duration firstFrame, Duration ping, Duration silence, Proxies proxies) {}

  /// Left to itself, the kernel keeps up to 4 MiB for one slow reader. This is still 1 MiB/s at 250 ms.
  private static final int SEND_BUFFER = 256 * 1024;

  private static final Duration GOODBYES = Duration.ofMillis(1_500);

  private final EventLoopGroup group;
  private final Map<EventLoop, NettyLane> lanes = new IdentityHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Channel listener;

  /// @param sessions for meetings, or empty where there are none
  /// @throws io.netty.channel.ChannelException or a BindException if the address is taken
  public WebServer(Listening at, Routes routes, Origins origins, Frames frames, Lanes together,
      Optional<Function<Connection, Session>> sessions, Executor background) throws InterruptedException {
    group = new MultiThreadIoEventLoopGroup(
        at.threads() == 0 ? Runtime.getRuntime().availableProcessors() : at.threads(),
        at.transport().handlers());
    var patience = new NettyLane.Patience(at.firstFrame(), at.ping(), at.silence());
    group.forEach(executor -> lanes.put((EventLoop) executor, new NettyLane((EventLoop) executor, patience)));
    lanes.values().forEach(together::add);
    var pipeline = new ConnectionPipeline(
        new ConnectionPipeline.World(routes, origins, at.proxies(), frames, sessions, background,
            at.queueBytes()),
        channel -> lanes.get(channel.eventLoop()));
    try {
      listener = new ServerBootstrap().group(group).channel(at.transport().channel())
          .option(ChannelOption.SO_BACKLOG, 4_096).option(ChannelOption.SO_REUSEADDR, true)
          .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
          .handler(new Doorkeeper(at.maxConnections(), connections))
          .childHandler(pipeline).bind(at.host(), at.port()).sync().channel();
    } catch (Throwable unbound) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw unbound;
    }
  }

  /// The port bound, also where 0 was asked for.
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// Open connections, pages and meetings together.
  public int connections() {
    return connections.get();
  }

  /// Takes no new connections; those there are go on.
  public void stopListening() {
    listener.close().syncUninterruptibly();
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
    lanes.values().forEach(lane -> lane.closeAll(CloseCode.DRAINING));
    awaitGoodbyes();
    group.shutdownGracefully(100, 3_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
  }

  private void awaitGoodbyes() {
    var until = System.nanoTime() + GOODBYES.toNanos();
    try {
      while (lanes.values().stream().anyMatch(lane -> lane.size() > 0) && System.nanoTime() < until) {
        Thread.sleep(10);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /// Counts connections, and hangs up on those beyond the limit before they cost anything.
  @ChannelHandler.Sharable
  private static final class Doorkeeper extends ChannelInboundHandlerAdapter {
    private final int most;
    private final AtomicInteger open;

    Doorkeeper(int most, AtomicInteger open) {
      this.most = most;
      this.open = open;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      var channel = (Channel) accepted;
      if (open.incrementAndGet() > most) {
        open.decrementAndGet();
        channel.unsafe().closeForcibly(); // it has no event loop yet that could close it
        return;
      }
      channel.closeFuture().addListener(_ -> open.decrementAndGet());
      context.fireChannelRead(accepted);
    }
  }
}
