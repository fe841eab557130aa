package hearth.server.http;

import hearth.moderation.Verdict;
import hearth.moderation.claims.Claim;
import hearth.protocol.InvalidValue;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageText;
import hearth.server.ledger.Ledger;
import hearth.server.review.ClaimStore;
import hearth.server.review.ReviewBoard;
import hearth.server.room.EventLog;
import hearth.server.room.Overturned;
import hearth.server.roster.Secrets;
import hearth.server.roster.Staff;
import hearth.server.schedule.RoomId;
import hearth.server.schedule.RoomStore;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The moderation as staff look at it: try a text, see and add false claims, take the moderation log home.
final class ModerationApi {
  private enum Harm {
    ACUTE, SERIOUS, STIGMA
  }

  private enum Checked {
    YES, NO
  }

  private record FindingView(String category, String rule, double confidence, int from, int to) {}

  private record Explained(String outcome, String words, List<FindingView> findings, long micros,
      List<StageView> stages) {}

  private record StageView(String name, long micros) {}

  private record ClaimView(String id, Claim.Severity severity, String falseClaim, String correction,
      String source,
      boolean checked) {}

  private record ClaimList(List<ClaimView> claims) {}

  private final ReviewBoard board;
  private final ClaimStore store;
  private final Ledger ledger;
  private final EventLog log;
  private final RoomStore schedule;
  private final SignIns signIns;
  private final Secrets secrets;
  private final InstantSource clock;

  ModerationApi(Site.World world, SignIns signIns) {
    this.board = world.board();
    this.store = world.claims();
    this.ledger = world.ledger();
    this.log = world.log();
    this.schedule = world.schedule();
    this.secrets = world.secrets();
    this.clock = world.clock();
    this.signIns = signIns;
  }

  void addTo(Routes routes) {
    routes.on("POST", "/api/moderation/explain", (call, _) -> signIns.asStaff(call, _ -> explain(call)))
        .on("GET", "/api/moderation/claims", (call, _) -> signIns.asStaff(call, _ -> claims()))
        .on("POST", "/api/moderation/claims", (call, _) -> signIns.asStaff(call, _ -> add(call)))
        .on("GET", "/api/rooms/{id}/overturned",
            (call, names) -> signIns.asStaff(call, staff -> overturned(staff, new RoomId(names.get("id")))))
        .on("GET", "/api/meetings/{id}/moderation-log",
            (call, names) -> signIns.asStaff(call, staff -> log(staff, names)));
  }

  private HttpReply explain(HttpCall call) {
    var form = Form.of(call);
    var words = form.text("text", 1, 2000);
    var stage = form.choice("stage", Stage.class);
    return form.problem().orElseGet(() -> {
      try {
        return HttpReply.json(explained(new MessageText(words), stage));
      } catch (InvalidValue unreadable) {
        form.isWrong("text", "There is a character in it that cannot be sent.");
        return form.problem().orElseThrow();
      }
    });
  }

  private enum Stage {
    SHARING, TALK
  }

  private Explained explained(MessageText text, Stage stage) {
    var stages = board.stages(text, stage == Stage.TALK, clock); // first: a review is remembered
    var review = board.explain(text, stage == Stage.TALK, clock);
    var decision = review.decision();
    var said = switch (decision.verdict()) {
      case Verdict.Allow _ -> null;
      case Verdict.Warn(var label) -> label;
      case Verdict.Nudge(var reason, _) -> reason;
      case Verdict.Hold hold -> hold.reason();
      case Verdict.Refuse(var reason) -> reason;
    };
    return new Explained(decision.outcome(), said,
        review.findings().stream()
            .map(f -> new FindingView(f.category().tag(), f.rule(), f.confidence(), f.from(), f.to()))
            .toList(),
        TimeUnit.NANOSECONDS.toMicros(review.nanos()),
        stages.stream().map(s -> new StageView(s.name(), TimeUnit.NANOSECONDS.toMicros(s.nanos()))).toList());
  }

  private HttpReply claims() {
    return HttpReply.json(new ClaimList(board.claims().stream()
        .map(c -> new ClaimView(c.id(), c.severity(), c.falseClaim(), c.correction(),
            c.sourceName()
                + (c.sourceTitle() == null || c.sourceTitle().isEmpty() ? "" : ", " + c.sourceTitle()),
            c.humanChecked()))
        .toList()));
  }

  private HttpReply add(HttpCall call) {
    var form = Form.of(call);
    var harm = form.choice("severity", Harm.class);
    var falseClaim = form.text("falseClaim", 10, 300);
    var correction = form.text("correction", 10, 500);
    var source = form.text("source", 2, 100);
    var title = form.text("title", 0, 200);
    var checked = form.choice("checked", Checked.class);
    var asserting = form.text("paraphrases", 0, 3000).lines().map(String::strip).filter(l -> !l.isEmpty())
        .toList();
    var harmless = form.text("nearMisses", 0, 3000).lines().map(String::strip).filter(l -> !l.isEmpty())
        .toList();
    return form.problem().orElseGet(() -> {
      var claim = new Claim("own-" + secrets.id(), "own",
          Claim.Severity.valueOf(harm.name().toLowerCase(Locale.ROOT)),
          falseClaim, correction, source, title, checked == Checked.YES, asserting, harmless);
      store.put(claim, clock.instant());
      board.learn(claim);
      return claims();
    });
  }

  private record TestCase(String id, MessageText text, String expected, String was, String rule) {}

  /// One test case on each line, for `moderate --check`. To those who hold the room.
  private HttpReply overturned(Staff staff, RoomId room) {
    if (!holds(staff.id(), room)) {
      return HttpReply.notFound();
    }
    var cases = schedule.appealed(room).stream().flatMap(meeting -> Overturned.in(log.read(meeting)).stream())
        .map(one -> new TestCase(one.receipt(), one.text(), "allow", one.was(), one.rule())).toList();
    return lines("overturned.jsonl", cases);
  }

  private static HttpReply lines(String file, List<?> rows) {
    var lines = rows.stream().map(row -> new String(Json.bytes(row), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
    return new HttpReply(200, Map.of("content-type", "application/x-ndjson", "content-disposition",
        "attachment; filename=\"" + file + "\""), lines.getBytes(StandardCharsets.UTF_8));
  }

  /// One link on each line, for `verify-ledger`. To those who hold the room.
  private HttpReply log(Staff staff, Map<String, String> names) {
    var meeting = schedule.meeting(new MeetingId(names.get("id")));
    if (meeting.isEmpty() || !holds(staff.id(), meeting.get().room())) {
      return HttpReply.notFound();
    }
    return lines("moderation-log.jsonl", ledger.ledger(meeting.get().id()));
  }

  private boolean holds(MemberId staff, RoomId room) {
    return schedule.heldBy(staff).stream().anyMatch(held -> held.id().equals(room));
  }
}
