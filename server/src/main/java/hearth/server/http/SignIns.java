package hearth.server.http;

import hearth.server.roster.Secrets;
import hearth.server.roster.Staff;
import hearth.server.roster.StaffStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// The cookie by which staff are known: out of reach of scripts, never sent along from other sites.
final class SignIns {
  private static final String COOKIE = "hearth_staff";
  private static final Duration LASTS = Duration.ofDays(14);

  private final StaffStore store;
  private final Secrets secrets;
  private final InstantSource clock;
  private final boolean https;

  /// @param https whether browsers reach us by https only, so that the cookie may insist on it
  SignIns(StaffStore store, Secrets secrets, InstantSource clock, boolean https) {
    this.store = store;
    this.secrets = secrets;
    this.clock = clock;
    this.https = https;
  }

  Optional<Staff> who(HttpCall call) {
    return call.cookie(COOKIE).flatMap(token -> store.bySignIn(Secrets.hash(token), clock.instant()));
  }

  /// Answers for somebody signed in, and tells everybody else to sign in.
  HttpReply asStaff(HttpCall call, Function<Staff, HttpReply> answer) {
    return who(call).map(answer)
        .orElseGet(() -> HttpReply.problem(401, "SIGN_IN", "Please sign in first."));
  }

  HttpReply begin(Staff staff, HttpReply reply) {
    var token = secrets.token();
    store.addSignIn(Secrets.hash(token), staff.id(), clock.instant().plus(LASTS));
    return reply.with("set-cookie", cookie(token, LASTS.toSeconds()));
  }

  HttpReply end(HttpCall call) {
    call.cookie(COOKIE).ifPresent(token -> store.endSignIn(Secrets.hash(token)));
    return HttpReply.done().with("set-cookie", cookie("", 0));
  }

  private String cookie(String value, long seconds) {
    return COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + seconds
        + (https ? "; Secure" : "");
  }
}
