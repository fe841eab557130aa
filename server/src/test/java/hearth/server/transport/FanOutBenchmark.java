package hearth.server.transport;

import hearth.protocol.DisplayName;
import hearth.protocol.JsonCodec;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import hearth.server.room.Connection;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One event of a room: encoded once, handed to its lane, written and flushed to every member, up to where the socket would take it.
@State(Scope.Benchmark)
public class FanOutBenchmark {
  @Param({"5", "20", "100", "999"})
  int members;

  private final Frames frames = new Frames(new JsonCodec());
  private final EmbeddedChannel loop = new EmbeddedChannel();
  private final NettyLane lane = new NettyLane(loop.eventLoop(),
      new NettyLane.Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1)));
  private final List<Connection> room = new ArrayList<>();
  private final RoomEvent said = new RoomEvent.Said(4_711, Instant.ofEpochMilli(1_763_856_000_000L),
      new MemberId("Qm1x9sTfA0"), new DisplayName("Guest 7"), Role.MEMBER, new MessageId("a1b2c3d4-17"),
      new MessageText("day nine without a drink and my hands have stopped shaking, thank you all"), null,
      null);

  /// Takes what is written, as a socket would.
  private static final class Taking extends EmbeddedChannel {
    Taking() {
      super(new ChannelInboundHandlerAdapter());
    }

    @Override
    protected void handleOutboundMessage(Object message) {
      ReferenceCountUtil.release(message);
    }
  }

  @Setup
  public void gather() {
    for (var i = 0; i < members; i++) {
      room.add(new NettyConnection(new Taking(), lane, frames));
    }
  }

  @Benchmark
  public void tell_a_room() {
    var parcel = frames.seal(List.of(said));
    lane.deliver(parcel, room);
    parcel.release();
    loop.runPendingTasks();
  }
}
