package hearth.protocol;

/// Why the server ended a connection. The range is the advice:
///
///   - 4000–4499 come back: with a new ticket, and `after` set to the last number seen
///   - 4500–4999 do not come back by yourself: a person has to decide
///
/// Codes below 4000 are those of RFC 6455; of them 1001, 1006, 1011, 1012 and 1013 mean come back.
public enum CloseCode {
  DRAINING(4001, "the server is restarting"), SLOW(4002, "reading too slowly"), SILENT(4003,
      "nothing heard from you"), RESYNC(4004,
          "the room stopped and is being rebuilt"), NO_TICKET(4005, "no valid ticket in time"),

  DISPLACED(4501, "connected elsewhere"), REMOVED(4502, "asked to leave"), BANNED(4503,
      "banned for a time"), CLOSED(4504, "the meeting is over"), LEFT(4505, "goodbye"), MALFORMED(4506,
          "too many unreadable messages"), FLOOD(4507,
              "too many messages"), NOT_TEXT(4508, "only text frames are understood");

  private final int number;
  private final String words;

  CloseCode(int number, String words) {
    this.number = number;
    this.words = words;
  }

  public int number() {
    return number;
  }

  /// At most 123 bytes, as a close frame allows; for developers, not for members.
  public String words() {
    return words;
  }

  public boolean mayReturn() {
    return number < 4500;
  }
}
