package hearth.server.room;

import hearth.protocol.HeldId;
import hearth.protocol.ReceiptId;
import hearth.protocol.RefusalCode;
import java.time.Instant;

/// What is said to whoever asked. A refusal is a value like any other.
public sealed interface Reply {
  /// @param seq number of the event it led to, 0 where there was nothing to do
  record Done(long seq) implements Reply {}

  record Held(HeldId item, String reason) implements Reply {}

  record Warned(long seq, ReceiptId receipt, String label) implements Reply {}

  record Nudged(ReceiptId receipt, String reason, String suggestion) implements Reply {}

  /// @param reason  more in plain words, or null
  /// @param until   when it may be asked again, or null
  /// @param receipt of the verdict on a message, or null
  record Refused(RefusalCode code, String reason, Instant until, ReceiptId receipt) implements Reply {
    Refused(RefusalCode code, String reason, Instant until) {
      this(code, reason, until, null);
    }

    static Refused because(RefusalCode code) {
      return new Refused(code, null, null);
    }
  }

  /// Take a seat.
  record Welcome(long after) implements Reply {}

  /// Read back lines with `since < seq < before`.
  record ReadBack(long since, long before) implements Reply {}
}
