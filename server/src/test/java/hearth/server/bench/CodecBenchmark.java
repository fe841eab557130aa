package hearth.server.bench;

import hearth.protocol.ClientCommand;
import hearth.protocol.DisplayName;
import hearth.protocol.JsonCodec;
import hearth.protocol.MalformedMessage;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import hearth.server.room.Connection.Parcel;
import hearth.server.transport.Frames;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One line of 120 bytes in, and out as a finished frame.
@State(Scope.Benchmark)
public class CodecBenchmark {
  private static final String TEXT = "day nine without a drink and my hands have stopped shaking, thank you all for being here when i could not sleep at night";
  private static final String SAY = "{\"t\":\"say\",\"ref\":17,\"id\":\"a1b2c3d4-17\",\"text\":\"" + TEXT
      + "\"}";

  private final JsonCodec codec = new JsonCodec();
  private final Frames frames = new Frames(codec);
  private final RoomEvent said = new RoomEvent.Said(4_711, Instant.ofEpochMilli(1_763_856_000_000L),
      new MemberId("Qm1x9sTfA0"), new DisplayName("Guest 7"), Role.MEMBER, new MessageId("a1b2c3d4-17"),
      new MessageText(TEXT), null, null);

  @Benchmark
  public ClientCommand read_a_command() throws MalformedMessage {
    return codec.command(SAY);
  }

  @Benchmark
  public String write_an_event_for_the_log() {
    return codec.write(said);
  }

  @Benchmark
  public Parcel encode_an_event_once_for_everybody() {
    Parcel parcel = frames.seal(List.of(said));
    parcel.release();
    return parcel;
  }
}
