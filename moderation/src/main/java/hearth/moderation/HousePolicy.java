package hearth.moderation;

import hearth.moderation.RoomPolicy.Answer;
import hearth.moderation.Verdict.Allow;
import hearth.moderation.Verdict.Hold;
import hearth.moderation.Verdict.Nudge;
import hearth.moderation.Verdict.Refuse;
import hearth.moderation.Verdict.Warn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The rules of the house, and what a room does otherwise: one row for each category, the gravest answer wins. A crisis takes nothing from the author;
/// and beside a crisis nothing is refused outright, since then a person should look.
public final class HousePolicy implements Policy {
  /// From this confidence on, what is clearly abuse goes back at once; below it a person looks first.
  private static final double SURE = 0.75;

  private static final Decision PASSED = new Decision(new Allow(), Optional.empty(), Optional.empty());

  private record Row(Finding finding, Verdict verdict) {}

  @Override
  public Decision decide(Draft draft, Setting setting, List<Finding> findings) {
    if (findings.isEmpty()) {
      return PASSED; // as nearly always
    }
    var crisis = findings.stream().map(HousePolicy::crisis).flatMap(Optional::stream)
        .max(Comparator.comparingInt(HousePolicy::urgency));
    var gravest = findings.stream().map(f -> new Row(f, answer(draft, setting, f)))
        .filter(row -> row.verdict().weight() > 0)
        .max(Comparator.<Row>comparingInt(row -> row.verdict().weight())
            .thenComparing(row -> row.finding().evidence() != null) // it has something to say to the author
            .thenComparing(row -> row.finding().confidence()));
    var verdict = gravest.map(Row::verdict).orElse(new Allow());
    if (crisis.isPresent()) {
      verdict = beside(verdict);
    }
    verdict = fit(verdict, draft);
    var grounds = gravest.map(Row::finding)
        .or(() -> findings.stream().filter(f -> f.category().isCrisis()).findFirst());
    return new Decision(verdict, crisis, grounds);
  }

  /// Who asks how to die is in danger, whatever becomes of the words.
  private static Optional<Category> crisis(Finding finding) {
    return finding.category().isCrisis()
        ? Optional.of(finding.category())
        : finding.category() == Category.SELF_HARM_METHOD
            ? Optional.of(Category.CRISIS_ACTIVE)
            : Optional.empty();
  }

  private static int urgency(Category crisis) {
    return switch (crisis) {
      case CRISIS_IMMINENT, CRISIS_MEDICAL -> 3;
      case CRISIS_THIRD_PARTY, CRISIS_ACTIVE -> 2;
      default -> 1;
    };
  }

  private static Verdict beside(Verdict verdict) {
    return switch (verdict) {
      case Refuse(var reason) -> new Hold(reason, "Beside words that may mean danger");
      case Nudge _ -> new Allow();
      default -> verdict;
    };
  }

  /// What nobody can wait for or insist on where the draft is going.
  private static Verdict fit(Verdict verdict, Draft draft) {
    return switch (draft.to()) {
      case Destination.Room _ -> verdict;
      case Destination.Correction _ -> corrected(verdict, draft);
      case Destination.Aside _ -> aside(verdict, draft);
    };
  }

  /// The line is there already, so other words for it are taken as they are or not at all.
  private static Verdict corrected(Verdict verdict, Draft draft) {
    var say = Reasons.in(Language.of(draft.text().value()));
    return switch (verdict) {
      case Hold _ -> new Refuse(say.of("correction"));
      case Nudge(var reason, _) -> new Refuse(reason);
      default -> verdict;
    };
  }

  /// A member's words are read by those who would decide on them: folded where she may have meant harm, and without a question
  /// about what only the room should not hear. Nobody looks at what they write to her, so what is in doubt is not sent.
  private static Verdict aside(Verdict verdict, Draft draft) {
    var say = Reasons.in(Language.of(draft.text().value()));
    return switch (verdict) {
      case Hold _ -> draft.role().isStaff() ? new Refuse(say.of("aside")) : new Warn(say.of("hard.room"));
      case Nudge _ -> new Allow();
      default -> verdict;
    };
  }

  /// As the house does, or otherwise where the room wants it so. Staff know why they write what they write.
  private static Verdict answer(Draft draft, Setting setting, Finding finding) {
    var say = Reasons.in(Language.of(draft.text().value()));
    var house = row(draft, setting, finding, say);
    return draft.role().isStaff()
        ? house
        : setting.room().inForce().about(finding.category())
            .map(answer -> graverIfHarmful(finding.category(), house,
                inRoom(answer, house, draft, finding, say)))
            .orElse(house);
  }

  /// What harms others is never answered more mildly than by the house.
  private static Verdict graverIfHarmful(Category category, Verdict house, Verdict room) {
    var mayBeMilder = RoomPolicy.mildest(category).filter(least -> least.compareTo(Answer.HOLD) < 0)
        .isPresent();
    return mayBeMilder || room.weight() >= house.weight() ? room : house;
  }

  private static Verdict inRoom(Answer answer, Verdict house, Draft draft, Finding finding, Reasons say) {
    return switch (answer) {
      case ALLOW -> new Allow();
      case WARN -> house instanceof Warn ? house : new Warn(say.of("hard.room"));
      case NUDGE -> house instanceof Nudge ? house : nudge(draft, say.of("room.nudge"));
      case HOLD ->
        house instanceof Hold ? house : new Hold(say.held("room.hold"), finding.category().tag());
      case REFUSE -> house instanceof Refuse ? house : new Refuse(say.of("room.refuse"));
    };
  }

  private static Verdict row(Draft draft, Setting setting, Finding finding, Reasons say) {
    var sure = finding.confidence() >= SURE;
    var staff = draft.role().isStaff();
    return switch (finding.category()) {
      case CRISIS_PASSIVE, CRISIS_ACTIVE, CRISIS_IMMINENT, CRISIS_MEDICAL, CRISIS_THIRD_PARTY -> new Allow();
      case SELF_HARM_METHOD ->
        new Hold(say.of("method"), "Self-harm: method or means. The author may be at risk");
      case SELF_HARM_ENCOURAGEMENT -> sure
          ? new Refuse(say.of("encouragement"))
          : new Hold(say.held("hurt.maybe"), "May push somebody to self-harm");
      case SOURCING ->
        sure ? new Refuse(say.of("sourcing")) : new Hold(say.held("sourcing.maybe"), "Sourcing");
      case SELLING -> sure ? new Refuse(say.of("selling")) : new Hold(say.held("selling.maybe"), "Selling");
      case MISINFORMATION_ACUTE -> new Hold(orElse(finding.evidence(), say.of("acute")),
          "Possibly dangerous advice");
      case MISINFORMATION -> nudge(draft, orElse(finding.evidence(), say.of("disputed")));
      case MISINFORMATION_STIGMA -> nudge(draft, orElse(finding.evidence(), say.of("stigma")));
      case PII_OWN -> staff || draft.insists()
          ? new Allow()
          : new Nudge(say.of("details.own"), finding.evidence());
      case PII_OTHER -> new Hold(say.held("details.others"), "Names or details of somebody else");
      case SOLICITATION -> finding.severity() == Severity.LOW
          ? nudge(draft, say.of("private"))
          : staff ? new Allow() : new Hold(say.held("asking"), "Solicitation");
      case EVANGELISING -> nudge(draft, say.of("faith"));
      case CROSSTALK_ADVICE -> staff || setting.crosstalk() ? new Allow() : nudge(draft, say.of("advice"));
      case TRIGGER_DETAIL -> new Warn(say.of("hard"));
      case HARASSMENT, HATE, SEXUAL -> sure
          ? new Refuse(say.of("hurt"))
          : new Hold(say.held("hurt.maybe"), finding.category().tag());
      case THREAT -> sure ? new Refuse(say.of("threat")) : new Hold(say.held("threat.maybe"), "Threat");
      case TROLLING -> sure
          ? new Refuse(say.of("trolling"))
          : new Hold(say.of("trolling.maybe") + " " + say.of("released"), finding.category().tag(), true);
      case SPAM -> sure
          ? new Refuse(say.of("trolling"))
          : new Hold(say.held("trolling.maybe"), finding.category().tag());
      case LINK -> staff
          ? new Allow()
          : draft.insists()
              ? new Hold(say.held("link.held"), "Link")
              : new Nudge(say.of("link"), finding.evidence());
      case REPETITION -> new Refuse(say.of("repeated"));
      case FLOOD -> new Refuse(say.of("flood"));
      case RAID -> new Hold(say.held("raid"), "Raid");
      case IMPERSONATION -> new Hold(say.held("name"), "Impersonation");
      case NOT_REVIEWED -> finding.severity() == Severity.HIGH
          ? new Refuse(say.of("unchecked.refused"))
          : new Hold(say.held("unchecked"), "Not checked: a part of the review failed or took too long");
    };
  }

  private static String orElse(String evidence, String words) {
    return evidence == null ? words : evidence;
  }

  private static Verdict nudge(Draft draft, String reason) {
    return draft.insists() || draft.role().isStaff() ? new Allow() : new Nudge(reason, null);
  }
}
