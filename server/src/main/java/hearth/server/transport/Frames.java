package hearth.server.transport;

import hearth.protocol.JsonCodec;
import hearth.protocol.ServerMessage;
import hearth.server.room.Connection.Parcel;
import hearth.server.room.Connection.Parcels;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.List;

/// Messages as finished WebSocket text frames, one after another in one buffer. What a server sends is not masked
/// (RFC 6455, 5.1), so the same bytes serve every member: encoded once, written once each. Any thread.
public final class Frames implements Parcels {
  private static final int FINAL_TEXT = 0x81;

  private final JsonCodec codec;

  public Frames(JsonCodec codec) {
    this.codec = codec;
  }

  /// A buffer that many connections are sent.
  record Shared(ByteBuf bytes) implements Parcel {
    @Override
    public void release() {
      bytes.release();
    }
  }

  @Override
  public Shared seal(List<? extends ServerMessage> messages) {
    return new Shared(encode(messages));
  }

  /// The caller owns the buffer.
  ByteBuf encode(List<? extends ServerMessage> messages) {
    var frames = ByteBufAllocator.DEFAULT.ioBuffer(256 * messages.size());
    var payload = ByteBufAllocator.DEFAULT.heapBuffer(256);
    try (var out = new ByteBufOutputStream(payload)) {
      for (var message : messages) {
        payload.clear();
        codec.write(message, out);
        frame(payload, frames);
      }
      return frames;
    } catch (IOException | RuntimeException failed) {
      frames.release();
      throw new IllegalStateException("a message could not be encoded", failed);
    } finally {
      payload.release();
    }
  }

  private static void frame(ByteBuf payload, ByteBuf to) {
    var length = payload.readableBytes();
    to.writeByte(FINAL_TEXT);
    if (length <= 125) {
      to.writeByte(length);
    } else if (length <= 0xFFFF) {
      to.writeByte(126).writeShort(length);
    } else {
      to.writeByte(127).writeLong(length);
    }
    to.writeBytes(payload);
  }
}
