package hearth.loadtest.crowd;

/// Finds the frames in what one server sends (RFC 6455, 5.2: unmasked, here never fragmented). Works on plain bytes: a
/// load generator that makes an object of every frame measures itself.
final class FrameScanner {
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  /// What is heard. The bytes are the caller's again afterwards.
  interface Ear {
    void text(byte[] bytes, int from, int to);

    void ping(byte[] bytes, int from, int to);

    /// @param code 1005 where the server gave none
    void goodbye(int code);
  }

  private FrameScanner() {}

  /// @return how far the whole frames reach; what follows is the beginning of the next one
  /// @throws IllegalStateException where it is not a frame that a Hearth server sends
  static int scan(byte[] bytes, int from, int to, Ear ear) {
    var at = from;
    while (to - at >= 2) {
      var head = bytes[at] & 0xFF;
      var length = (long) (bytes[at + 1] & 0xFF);
      var payload = at + 2;
      if (length == 126) {
        if (to - at < 4) {
          return at;
        }
        length = (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
        payload = at + 4;
      } else if (length == 127) {
        if (to - at < 10) {
          return at;
        }
        length = 0;
        for (int i = 0; i < 8; i++) {
          length = length << 8 | bytes[at + 2 + i] & 0xFF;
        }
        payload = at + 10;
      } else if (length > 127) {
        throw new IllegalStateException("a server's frames are not masked");
      }
      if (to - payload < length) {
        return at;
      }
      var end = payload + (int) length;
      switch (head) {
        case 0x80 | TEXT -> ear.text(bytes, payload, end);
        case 0x80 | PING -> ear.ping(bytes, payload, end);
        case 0x80 | CLOSE -> ear.goodbye(
            length < 2 ? 1005 : (bytes[payload] & 0xFF) << 8 | bytes[payload + 1] & 0xFF);
        case 0x80 | PONG -> {
          // nothing of ours waits for one
        }
        default -> throw new IllegalStateException("not a frame of this protocol: " + head);
      }
      at = end;
    }
    return at;
  }
}
