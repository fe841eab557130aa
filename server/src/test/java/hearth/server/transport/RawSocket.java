package hearth.server.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A client that says whatever bytes it likes.
final class RawSocket implements AutoCloseable {
  /// A frame from the server: its opcode, and its payload.
  record Frame(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /// The code of a close frame.
    int code() {
      return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }
  }

  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  RawSocket(int port) throws IOException {
    this(port, 0);
  }

  /// @param receiveBuffer in bytes; 0 for the usual
  RawSocket(int port, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress("localhost", port));
    socket.setSoTimeout(30_000);
    in = new DataInputStream(socket.getInputStream());
  }

  void send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// @return the head of the answer
  String handshake(String moreHeaders) throws IOException {
    send("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + moreHeaders
        + "\r\n");
    return head();
  }

  RawSocket upgraded() throws IOException {
    if (!handshake("Sec-WebSocket-Protocol: hearth.v1\r\n").startsWith("HTTP/1.1 101")) {
      throw new IOException("no upgrade");
    }
    return this;
  }

  String head() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  void frame(boolean last, int opcode, byte[] payload) throws IOException {
    send(frameBytes(last, opcode, payload));
  }

  void text(String text) throws IOException {
    frame(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] frameBytes(boolean last, int opcode, byte[] payload) {
    var frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) ((last ? 0x80 : 0) | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) 0xFE).putShort((short) payload.length);
    } else {
      frame.put((byte) 0xFF).putLong(payload.length);
    }
    frame.putInt(0); // a mask of zeros leaves the payload as it is
    frame.put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  /// The next frame; empty where the server hung up.
  Optional<Frame> read() throws IOException {
    var first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return Optional.of(new Frame(first & 0xF, in.readNBytes((int) length)));
  }

  /// Reads on until the server says goodbye.
  ///
  /// @return its code; empty where it just hung up
  Optional<Integer> readClose() throws IOException {
    try {
      for (var frame = read(); frame.isPresent(); frame = read()) {
        if (frame.get().opcode() == CLOSE) {
          return Optional.of(frame.get().code());
        }
      }
    } catch (SocketException | EOFException reset) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// As [#readClose], at so many bytes a second. Answers pings: slow is not dead.
  Optional<Integer> readSlowly(int bytesPerSecond) {
    try {
      for (var frame = read(); frame.isPresent(); frame = read()) {
        if (frame.get().opcode() == CLOSE) {
          return Optional.of(frame.get().code());
        }
        frame(true, 10, new byte[0]);
        Thread.sleep(1_000L * frame.get().payload().length / bytesPerSecond);
      }
      return Optional.empty();
    } catch (IOException reset) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
