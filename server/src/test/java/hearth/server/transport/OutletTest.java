package hearth.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An outlet over a real socket, of every kind that the machine has.
class OutletTest {
  private static final int MORE_THAN_A_SOCKET_TAKES = 8 << 20;

  /// Two ends of one connection: ours with an outlet, hers a plain socket.
  private static final class Line implements AutoCloseable {
    private final EventLoopGroup loops;
    private final Channel ours;
    private final Outlet outlet;
    private final Socket hers = new Socket();

    Line(Transport transport) throws Exception {
      assumeTrue(transport.isAvailable());
      loops = new MultiThreadIoEventLoopGroup(1, transport.handlers());
      var accepted = new CompletableFuture<Channel>();
      var listener = new ServerBootstrap().group(loops).channel(transport.channel())
          .childOption(ChannelOption.SO_SNDBUF, 64 * 1024).childHandler(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext context) {
              accepted.complete(context.channel());
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
              context.close();
            }
          }).bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
      hers.setReceiveBufferSize(64 * 1024);
      hers.connect(listener.localAddress());
      hers.setSoTimeout(10_000);
      ours = accepted.get(5, TimeUnit.SECONDS);
      outlet = new Outlet(ours);
    }

    void onTheLoop(Consumer<Outlet> work) throws Exception {
      ours.eventLoop().submit(() -> work.accept(outlet)).get(5, TimeUnit.SECONDS);
    }

    String hears(int bytes) throws IOException {
      return new String(hers.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
      hers.close();
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }

  private static ByteBuf bytes(String text) {
    var bytes = ByteBufAllocator.DEFAULT.ioBuffer(text.length());
    bytes.writeCharSequence(text, StandardCharsets.US_ASCII);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void what_is_written_is_heard_in_order_be_it_alone_or_with_others(Transport transport) throws Exception {
    try (var line = new Line(transport)) {
      var one = bytes("one ");
      var two = bytes("two ");
      line.onTheLoop(outlet -> {
        outlet.write(one);
        outlet.flush();
        outlet.write(two);
        outlet.write(one);
        outlet.flush();
        outlet.write(two);
        outlet.flush();
        outlet.flush();
      });
      assertThat(line.hears(16)).isEqualTo("one two one two ");
      await()
          .untilAsserted(() -> assertThat(one.refCnt() + two.refCnt()).as("only ours are left").isEqualTo(2));
      assertThat(one.readableBytes()).as("the buffer is others' as well").isEqualTo(4);
      one.release();
      two.release();
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void what_the_socket_does_not_take_comes_later_and_before_what_is_said_next(Transport transport)
      throws Exception {
    try (var line = new Line(transport)) {
      var much = bytes("0123456789abcdef".repeat(MORE_THAN_A_SOCKET_TAKES / 16));
      var more = bytes("and one more");
      line.onTheLoop(outlet -> {
        outlet.write(much);
        outlet.flush();
        outlet.write(more);
        outlet.flush();
      });
      assertThat(much.refCnt()).as("some of it waits").isGreaterThan(1);
      var heard = line.hears(MORE_THAN_A_SOCKET_TAKES + 12);
      assertThat(heard.substring(0, MORE_THAN_A_SOCKET_TAKES)
          .equals("0123456789abcdef".repeat(MORE_THAN_A_SOCKET_TAKES / 16)))
          .isTrue();
      assertThat(heard.substring(MORE_THAN_A_SOCKET_TAKES)).isEqualTo("and one more");
      await().untilAsserted(() -> assertThat(much.refCnt() + more.refCnt()).isEqualTo(2));
      much.release();
      more.release();
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void small_and_large_in_one_go_keep_their_order(Transport transport) throws Exception {
    try (var line = new Line(transport)) {
      var small = bytes("small ");
      var much = bytes("much".repeat(2_000));
      line.onTheLoop(outlet -> {
        outlet.write(small);
        outlet.write(small);
        outlet.write(much);
        outlet.write(small);
        outlet.flush();
      });
      assertThat(line.hears(8_018)).isEqualTo("small small " + "much".repeat(2_000) + "small ");
      await().untilAsserted(() -> assertThat(small.refCnt() + much.refCnt()).isEqualTo(2));
      small.release();
      much.release();
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void what_is_written_to_somebody_who_has_gone_is_let_go(Transport transport) throws Exception {
    try (var line = new Line(transport)) {
      var lost = bytes("lost");
      line.onTheLoop(outlet -> {
        outlet.write(lost);
        line.ours.close();
        outlet.flush();
        outlet.write(lost);
        outlet.flush();
      });
      await().untilAsserted(() -> assertThat(lost.refCnt()).isEqualTo(1));
      lost.release();
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void a_line_that_breaks_is_hung_up_on(Transport transport) throws Exception {
    try (var line = new Line(transport)) {
      line.hers.setSoLinger(true, 0); // a reset, not a goodbye
      line.hers.close();
      var lost = bytes("lost");
      await().pollInterval(5, TimeUnit.MILLISECONDS).untilAsserted(() -> {
        line.onTheLoop(outlet -> {
          outlet.write(lost);
          outlet.flush();
        });
        assertThat(line.ours.isOpen()).isFalse();
      });
      await().untilAsserted(() -> assertThat(lost.refCnt()).isEqualTo(1));
      lost.release();
    }
  }
}
