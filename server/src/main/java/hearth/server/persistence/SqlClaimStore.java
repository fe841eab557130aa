package hearth.server.persistence;

import hearth.moderation.claims.Claim;
import hearth.server.review.ClaimStore;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;

/// Claims in SQL, as JSON.
public final class SqlClaimStore implements ClaimStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Jdbi jdbi;

  public SqlClaimStore(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public List<Claim> all() {
    return jdbi
        .withHandle(handle -> handle.createQuery("SELECT body FROM claim ORDER BY id").mapTo(String.class)
            .map(body -> JSON.readValue(body, Claim.class)).list());
  }

  @Override
  public void put(Claim claim, Instant at) {
    jdbi.useHandle(handle -> handle.createUpdate("""
        INSERT INTO claim (id, body, changed_at) VALUES (:id, :body, :at)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at
        """).bind("id", claim.id()).bind("body", JSON.writeValueAsString(claim)).bind("at", Sql.millis(at))
        .execute());
  }
}
