package hearth.loadtest.crowd;

import hearth.loadtest.scenario.Lines;
import hearth.loadtest.scenario.Phase.Talk;
import hearth.loadtest.venue.Venue.Place;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Thousands of guests on one thread. Public methods may be called by any thread but that one, and block until it is done.
public final class Crowd implements AutoCloseable {
  /// A port that was hung up is not free again for a minute: so each has some thirty, however often people come back.
  private static final int PORTS_OF_ONE_ADDRESS = 1_000;

  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private final InetSocketAddress server;
  private final String host;
  private final Lines lines;
  private final SplittableRandom random;
  private final Faults faults = new Faults();
  private final List<Circle> circles = new ArrayList<>();
  private byte[] scratch = new byte[1 << 16];
  private Tally tally = new Tally(0, 0);
  private Talker talker;
  private long hangUps;

  public Crowd(URI at, List<Place> places, Lines lines, long seed) {
    this.server = new InetSocketAddress(at.getHost(), at.getPort());
    this.host = at.getHost() + ":" + at.getPort();
    this.lines = lines;
    this.random = new SplittableRandom(seed);
    var epoll = Epoll.isAvailable();
    this.group = new MultiThreadIoEventLoopGroup(1,
        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    this.loop = group.next();
    this.bootstrap = new Bootstrap().group(loop)
        .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(1 << 20, 1 << 21));
    var number = 0;
    for (var place : places) {
      var members = new ArrayList<Guest>();
      for (var token : place.members()) {
        members.add(new Guest(this, number++, place.invite(), token));
      }
      var raiders = new ArrayList<Guest>();
      for (var token : place.raiders()) {
        raiders.add(new Guest(this, number++, place.invite(), token));
      }
      circles.add(new Circle(place, members, raiders));
    }
  }

  private <T> T onLoop(Callable<T> work) {
    return loop.submit(work).syncUninterruptibly().getNow();
  }

  private void onLoop(Runnable work) {
    loop.submit(work).syncUninterruptibly();
  }

  /// What happens from now on is counted here.
  public void countInto(Tally next) {
    onLoop(() -> {
      tally = next;
    });
  }

  public Tally.Count count() {
    return onLoop(() -> tally.count());
  }

  /// Who of those is outside comes in, spread evenly over the time. Returns at once.
  ///
  /// @param begin `System.nanoTime` of the first
  public void comeIn(long begin, long withinNanos) {
    comeIn(Circle::members, begin, withinNanos);
  }

  public void raidersComeIn(long begin, long withinNanos) {
    comeIn(Circle::raiders, begin, withinNanos);
  }

  private void comeIn(java.util.function.Function<Circle, List<Guest>> who, long begin, long withinNanos) {
    onLoop(() -> {
      for (var circle : circles) {
        for (var guest : who.apply(circle)) {
          if (guest.isOutside()) {
            var due = begin + (withinNanos == 0 ? 0 : random.nextLong(withinNanos));
            loop.schedule(() -> guest.comeIn(due), due - System.nanoTime(), TimeUnit.NANOSECONDS);
          }
        }
      }
    });
  }

  /// Cuts that share of the connections at once, without a goodbye.
  public void cut(double share) {
    onLoop(() -> members().filter(Guest::isIn).filter(_ -> random.nextDouble() < share).toList()
        .forEach(Guest::cut));
  }

  public void raidersGo() {
    onLoop(() -> circles.forEach(circle -> circle.raiders().forEach(Guest::cut)));
  }

  /// Speaks by the plan until the end. Returns at once.
  ///
  /// @param begin `System.nanoTime` of the first message
  /// @param words what everybody says; null for lines from the corpus
  public void talk(Talk how, long begin, long end, boolean raid, String words) {
    onLoop(() -> {
      var fixed = words == null ? null : Lines.escaped(words);
      talker = new Talker(circles.stream().map(c -> raid ? c.raiders() : c.members()).toList(), how, begin,
          end,
          random.split(), () -> fixed == null ? lines.next(random, how.bytes()) : fixed);
      loop.execute(this::tick);
    });
  }

  private void tick() {
    if (talker != null && talker.speak(System.nanoTime())) {
      loop.schedule(this::tick, 1, TimeUnit.MILLISECONDS);
    }
  }

  /// Who is in, of the members.
  public long in() {
    return onLoop(() -> members().filter(Guest::isIn).count());
  }

  public long unanswered() {
    return onLoop(() -> everybody().mapToLong(Guest::unanswered).sum());
  }

  /// How many connections ended that nobody here had cut.
  public long hangUps() {
    return onLoop(() -> hangUps);
  }

  /// How many lines were heard until now, by all together: it stands still when nothing is under way.
  public long heard() {
    return onLoop(() -> everybody().mapToLong(Guest::lines).sum());
  }

  /// Looks at everything that must hold now that nothing is under way, and says what did not, ever.
  public Map<String, Long> check() {
    return onLoop(() -> {
      circles.forEach(circle -> circle.check(faults));
      return faults.counts();
    });
  }

  private Stream<Guest> members() {
    return circles.stream().flatMap(circle -> circle.members().stream());
  }

  private Stream<Guest> everybody() {
    return circles.stream().flatMap(c -> Stream.concat(c.members().stream(), c.raiders().stream()));
  }

  // --- what guests need, on the loop

  Tally tally() {
    return tally;
  }

  Faults faults() {
    return faults;
  }

  String host() {
    return host;
  }

  /// Now, as far as what is being read is concerned.
  long heardAt() {
    return heardAt;
  }

  private long heardAt;

  byte[] scratch(int least) {
    heardAt = System.nanoTime();
    if (scratch.length < least) {
      scratch = new byte[Integer.highestOneBit(least) * 2];
    }
    return scratch;
  }

  void hungUp() {
    hangUps++;
  }

  void later(long millis, Runnable what) {
    loop.schedule(what, millis + random.nextLong(millis + 1), TimeUnit.MILLISECONDS);
  }

  /// From several addresses of this machine, so that ports do not run out.
  void connect(Guest guest, int number) {
    var own = new InetSocketAddress("127.0.0." + (1 + number / PORTS_OF_ONE_ADDRESS), 0);
    bootstrap.clone().handler(new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(guest);
      }
    }).connect(server, own).addListener((ChannelFutureListener) connected -> {
      if (!connected.isSuccess()) {
        guest.notConnected();
      }
    });
  }

  ByteBuf ascii(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  /// As one masked text frame (RFC 6455, 5.3).
  void send(Channel channel, byte[] text, int length) {
    channel.writeAndFlush(frame(channel, 0x81, text, 0, length), channel.voidPromise());
  }

  void pong(Channel channel, byte[] bytes, int from, int to) {
    channel.writeAndFlush(frame(channel, 0x8A, bytes, from, to - from), channel.voidPromise());
  }

  private ByteBuf frame(Channel channel, int head, byte[] bytes, int from, int length) {
    var frame = channel.alloc().ioBuffer(length + 14);
    frame.writeByte(head);
    if (length <= 125) {
      frame.writeByte(0x80 | length);
    } else {
      frame.writeByte(0x80 | 126).writeShort(length);
    }
    var mask = random.nextInt();
    frame.writeInt(mask);
    for (int i = 0; i < length; i++) {
      frame.writeByte(bytes[from + i] ^ mask >>> 8 * (3 - (i & 3)));
    }
    return frame;
  }

  @Override
  public void close() {
    onLoop(() -> everybody().forEach(Guest::cut));
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
