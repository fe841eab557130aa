package hearth.server.ledger;

import hearth.protocol.MeetingId;
import java.util.List;

/// Where moderation logs are kept. Calls may block.
public interface Ledger {
  /// All links of a meeting's chain, in order.
  List<Chain.Link> ledger(MeetingId meeting);
}
