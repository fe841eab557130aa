package hearth.protocol;

import java.time.Duration;

/// Sizes and counts that both sides honour. Each is in `docs/protocol.md`, and a test holds it there.
public final class Limits {
  /// One share typed on a phone fits well; a whole leaflet does not.
  public static final int TEXT_CODE_POINTS = 2_000;
  public static final int NAME_CODE_POINTS = 32;
  public static final int REASON_CODE_POINTS = 300;
  public static final int ID_CHARS = 64;
  /// Of one command's frame: a full text in four-byte characters, escaped, and its envelope.
  public static final int FRAME_BYTES = 32_768;
  public static final int JSON_DEPTH = 8;
  /// Lines in one answer to `history`.
  public static final int LINES_PER_PAGE = 100;
  public static final Duration SHORTEST_MUTE = Duration.ofSeconds(10);
  public static final Duration LONGEST_MUTE = Duration.ofDays(1);
  public static final Duration SHORTEST_BAN = Duration.ofMinutes(1);
  public static final Duration LONGEST_BAN = Duration.ofDays(366);
  public static final Duration LONGEST_SLOW_MODE = Duration.ofMinutes(10);

  /// How often one line may be corrected.
  public static final int CORRECTIONS = 5;
  /// Messages that a member may write aside within a minute.
  public static final int ASIDES_A_MINUTE = 6;

  /// For how long a moderator who opened a held message is the only one to decide it.
  public static final Duration LEASE = Duration.ofSeconds(30);

  private Limits() {}
}
