package hearth.server.http;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.server.roster.Passwords;
import hearth.server.roster.Secrets;
import hearth.server.roster.Staff;
import hearth.server.roster.Staff.Standing;
import hearth.server.roster.StaffStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Accounts: a one-time link to the first sign-in, signing in and out, inviting colleagues.
public final class StaffApi {
  public static final Duration LINK_LASTS = Duration.ofDays(2);
  private static final String LOGIN_FORM = "[a-z0-9._-]{2,40}";

  private record View(MemberId id, String login, DisplayName name, Standing standing) {
    static View of(Staff staff) {
      return new View(staff.id(), staff.login(), staff.name(), staff.standing());
    }
  }

  private record Me(boolean signedIn, View staff) {}

  private record Link(String token, long goodForHours) {}

  private record Colleagues(List<View> staff) {}

  private final StaffStore store;
  private final Passwords passwords;
  private final Secrets secrets;
  private final InstantSource clock;
  private final SignIns signIns;
  private final Pace perAddress = new Pace(60, Duration.ofMinutes(1));
  private final Pace perLogin = new Pace(10, Duration.ofMinutes(1));

  StaffApi(StaffStore store, Passwords passwords, Secrets secrets, InstantSource clock, SignIns signIns) {
    this.store = store;
    this.passwords = passwords;
    this.secrets = secrets;
    this.clock = clock;
    this.signIns = signIns;
  }

  void addTo(Routes routes) {
    routes.on("GET", "/api/me", (call, _) -> HttpReply.json(
        signIns.who(call).map(staff -> new Me(true, View.of(staff))).orElseGet(() -> new Me(false, null))))
        .on("POST", "/api/welcome/check", (call, _) -> checkLink(call))
        .on("POST", "/api/welcome", (call, _) -> useLink(call))
        .on("POST", "/api/sign-in", (call, _) -> signIn(call))
        .on("POST", "/api/sign-out", (call, _) -> signIns.end(call))
        .on("GET", "/api/staff", (call, _) -> signIns.asStaff(call,
            _ -> HttpReply.json(new Colleagues(store.all().stream().map(View::of).toList()))))
        .on("POST", "/api/staff/links", (call, _) -> signIns.asStaff(call, staff -> invite(staff, call)));
  }

  private HttpReply checkLink(HttpCall call) {
    if (!perAddress.allows(call.remote())) {
      return Pace.tooOften();
    }
    var form = Form.of(call);
    var token = form.text("token", 1, 100);
    return form.problem().orElseGet(() -> store.link(Secrets.hash(token), clock.instant())
        .map(standing -> HttpReply.json(Map.of("standing", standing))).orElseGet(StaffApi::linkIsSpent));
  }

  private HttpReply useLink(HttpCall call) {
    if (!perAddress.allows(call.remote())) {
      return Pace.tooOften();
    }
    var form = Form.of(call);
    var token = form.text("token", 1, 100);
    var login = form.text("login", 1, 40).toLowerCase(Locale.ROOT);
    if (!login.isEmpty() && !login.matches(LOGIN_FORM)) {
      form.isWrong("login", "Two letters or more: a to z, digits, dots, hyphens.");
    }
    var name = form.name("name");
    var password = form.secret("password", Passwords.SHORTEST, Passwords.LONGEST);
    var problem = form.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    var standing = store.link(Secrets.hash(token), clock.instant());
    if (standing.isEmpty()) {
      return linkIsSpent();
    }
    if (store.byLogin(login).isPresent()) {
      return loginIsTaken();
    }
    var staff = new Staff(new MemberId(secrets.id()), login, name, standing.get());
    var hash = passwords.hash(password);
    if (!store.useLink(Secrets.hash(token), clock.instant())) {
      return linkIsSpent();
    }
    return store.add(staff, hash, clock.instant())
        ? signIns.begin(staff, HttpReply.json(View.of(staff)))
        : loginIsTaken();
  }

  private static HttpReply linkIsSpent() {
    return HttpReply.problem(410, "LINK_SPENT",
        "This link was used already, or is too old. Ask your organiser for a new one.");
  }

  private static HttpReply loginIsTaken() {
    return HttpReply.problem(400, "BAD_FORM", "Please look at what is marked.",
        List.of(new HttpReply.Field("login", "Somebody has this sign-in name already.")));
  }

  private HttpReply signIn(HttpCall call) {
    var form = Form.of(call);
    var login = form.text("login", 1, 40).toLowerCase(Locale.ROOT);
    var password = form.secret("password", 1, Passwords.LONGEST);
    var problem = form.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    if (!perAddress.allows(call.remote()) || !perLogin.allows(login)) {
      return Pace.tooOften();
    }
    var account = store.byLogin(login);
    if (account.isEmpty()) {
      passwords.checkNobody(password);
      return wrongPassword();
    }
    return passwords.matches(password, account.get().passwordHash())
        ? signIns.begin(account.get().staff(), HttpReply.json(View.of(account.get().staff())))
        : wrongPassword();
  }

  private static HttpReply wrongPassword() {
    return HttpReply.problem(401, "WRONG_PASSWORD", "Name and password do not go together.");
  }

  private HttpReply invite(Staff by, HttpCall call) {
    if (by.standing() != Standing.ORGANISER) {
      return HttpReply.problem(403, "NOT_PERMITTED", "Only organisers can invite staff.");
    }
    var form = Form.of(call);
    var standing = form.choice("standing", Standing.class);
    return form.problem().orElseGet(() -> {
      var token = secrets.token();
      store.addLink(Secrets.hash(token), standing, clock.instant().plus(LINK_LASTS));
      return HttpReply.json(new Link(token, LINK_LASTS.toHours()));
    });
  }
}
