package hearth.server.transport;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// How the operating system tells us of bytes, the best first: up to 120,000 deliveries a second epoll and io_uring cost the same; at 200,000 io_uring,
/// which finishes writes one by one, falls behind (docs/performance.md).
public enum Transport {
  EPOLL(Epoll::isAvailable, EpollIoHandler::newFactory, () -> EpollServerSocketChannel.class), IO_URING(
      IoUring::isAvailable, Transport::rings, () -> IoUringServerSocketChannel.class), NIO(() -> true,
          NioIoHandler::newFactory, () -> NioServerSocketChannel.class);

  private final BooleanSupplier available;
  private final Supplier<IoHandlerFactory> handlers;
  // Suppliers, since merely naming a class of a transport that is not there would fail.
  private final Supplier<Class<? extends ServerChannel>> channel;

  Transport(BooleanSupplier available, Supplier<IoHandlerFactory> handlers,
      Supplier<Class<? extends ServerChannel>> channel) {
    this.available = available;
    this.handlers = handlers;
    this.channel = channel;
  }

  /// What is done in one turn of a loop with ten thousand connections must find its place; the default is 4,096.
  private static final int COMPLETIONS = 32_768;

  private static IoHandlerFactory rings() {
    return IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setCqSize(COMPLETIONS));
  }

  public static Transport best() {
    return Arrays.stream(values()).filter(Transport::isAvailable).findFirst().orElse(NIO);
  }

  public boolean isAvailable() {
    return available.getAsBoolean();
  }

  IoHandlerFactory handlers() {
    return handlers.get();
  }

  Class<? extends ServerChannel> channel() {
    return channel.get();
  }
}
