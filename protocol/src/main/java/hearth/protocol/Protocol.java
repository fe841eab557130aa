package hearth.protocol;

/// What we speak, and where.
public final class Protocol {
  /// The WebSocket subprotocol. A change that an old client could not live with gets a new number.
  public static final String NAME = "hearth.v1";
  public static final String PATH = "/ws";

  private Protocol() {}
}
