package hearth.server.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import hearth.protocol.MeetingId;
import hearth.server.room.Caller;
import java.time.Duration;
import java.util.Optional;

/// Short-lived ways into one meeting, good for one use: got over HTTP, where cookies and tokens are, and shown over
/// the WebSocket, where neither is. In memory: whoever was on the way when the server stopped asks again. Any thread.
public final class Tickets {
  public static final Duration GOOD_FOR = Duration.ofSeconds(30);

  /// Who may come into which meeting.
  public record Pass(MeetingId meeting, Caller who) {}

  private final Secrets secrets;
  private final Cache<String, Pass> passes;

  public Tickets(Secrets secrets, Ticker ticker) {
    this.secrets = secrets;
    this.passes = Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).maximumSize(100_000).ticker(ticker)
        .executor(Runnable::run).build(); // to tidy up takes less than to hand that over
  }

  public String issue(Pass pass) {
    var ticket = secrets.token();
    passes.put(ticket, pass);
    return ticket;
  }

  /// @return the pass, once; empty if the ticket is unknown, used or too old
  public Optional<Pass> redeem(String ticket) {
    return Optional.ofNullable(passes.asMap().remove(ticket));
  }
}
