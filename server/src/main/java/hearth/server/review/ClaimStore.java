package hearth.server.review;

import hearth.moderation.claims.Claim;
import java.time.Instant;
import java.util.List;

/// Claims that this house's staff have added. Calls may block.
public interface ClaimStore {
  List<Claim> all();

  /// Adds it, or replaces the one with the same id.
  void put(Claim claim, Instant at);
}
