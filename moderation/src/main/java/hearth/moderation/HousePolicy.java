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

  private record Row(Finding finding, Verdict verdict) {}

  @Override
  public Decision decide(Draft draft, Setting setting, List<Finding> findings) {
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

  /// As the house does, or otherwise where the room wants it so. Staff know why they write what they write.
  private static Verdict answer(Draft draft, Setting setting, Finding finding) {
    var house = row(draft, setting, finding);
    return draft.role().isStaff()
        ? house
        : setting.room().inForce().about(finding.category())
            .map(answer -> graverIfHarmful(finding.category(), house, inRoom(answer, house, draft, finding)))
            .orElse(house);
  }

  /// What harms others is never answered more mildly than by the house.
  private static Verdict graverIfHarmful(Category category, Verdict house, Verdict room) {
    var mayBeMilder = RoomPolicy.mildest(category).filter(least -> least.compareTo(Answer.HOLD) < 0)
        .isPresent();
    return mayBeMilder || room.weight() >= house.weight() ? room : house;
  }

  private static Verdict inRoom(Answer answer, Verdict house, Draft draft, Finding finding) {
    return switch (answer) {
      case ALLOW -> new Allow();
      case WARN -> house instanceof Warn ? house : new Warn("May be hard to read");
      case NUDGE -> house instanceof Nudge
          ? house
          : nudge(draft,
              "In this room such messages are thought over once more. You can send it as it is.");
      case HOLD -> house instanceof Hold ? house : hold("This room wants it so", finding.category().tag());
      case REFUSE -> house instanceof Refuse
          ? house
          : new Refuse("That is not said in this room. Its guidelines say what it is for.");
    };
  }

  private static Verdict row(Draft draft, Setting setting, Finding finding) {
    var sure = finding.confidence() >= SURE;
    var staff = draft.role().isStaff();
    return switch (finding.category()) {
      case CRISIS_PASSIVE, CRISIS_ACTIVE, CRISIS_IMMINENT, CRISIS_MEDICAL, CRISIS_THIRD_PARTY -> new Allow();
      case SELF_HARM_METHOD -> new Hold(
          "We keep out how it is done, so that everybody stays safe. What you feel matters here:"
              + " you can say it without that part. Somebody is looking at your message now.",
          "Self-harm: method or means. The author may be at risk");
      case SELF_HARM_ENCOURAGEMENT -> new Refuse("Nobody is told here to harm themselves.");
      case SOURCING -> sure
          ? new Refuse("Nobody can ask for drugs here. If it is a craving, say so: people here know it.")
          : hold("It may read as asking for drugs", "Sourcing");
      case SELLING -> new Refuse("Nothing is sold here.");
      case MISINFORMATION_ACUTE -> new Hold(
          finding.evidence() == null
              ? "It may tell others to do something that could hurt them badly. A moderator is looking at it."
                  + " You can say what you did and what happened to you instead."
              : finding.evidence(),
          "Possibly dangerous advice");
      case MISINFORMATION -> nudge(draft, finding.evidence() == null
          ? "This is disputed. You can say it as your own experience, or add where it comes from."
          : finding.evidence());
      case MISINFORMATION_STIGMA -> nudge(draft, finding.evidence() == null
          ? "What others take is between them and their doctor. You can say what is true for you."
          : finding.evidence());
      case PII_OWN -> staff || draft.insists()
          ? new Allow()
          : new Nudge("Others could find you by this, outside the room. You can send it without that part.",
              finding.evidence());
      case PII_OTHER ->
        hold("It may say who somebody is, or where they can be found", "Names or details of somebody else");
      case SOLICITATION -> finding.severity() == Severity.LOW
          ? nudge(draft, "Many are new here. Asking somebody to talk in private can feel like pressure.")
          : staff
              ? new Allow()
              : hold("It may ask others for something that this room is not for", "Solicitation");
      case EVANGELISING -> nudge(draft, "Your own experience is welcome. Others find their own way.");
      case CROSSTALK_ADVICE -> staff || setting.crosstalk()
          ? new Allow()
          : nudge(draft,
              "People share in turn now, without advice. You could begin with “I”: what helped you?");
      case TRIGGER_DETAIL -> new Warn("May hold hard details");
      case HARASSMENT, HATE, SEXUAL -> sure
          ? new Refuse("This would hurt somebody here. It was not posted.")
          : hold("It may hurt somebody here", finding.category().tag());
      case THREAT -> sure
          ? new Refuse("It reads as a threat. It was not posted.")
          : hold("It may read as a threat", "Threat");
      case TROLLING, SPAM -> sure
          ? new Refuse("This is not what the room is for.")
          : hold("It does not seem to be for this room", finding.category().tag());
      case LINK -> staff
          ? new Allow()
          : draft.insists()
              ? hold("It holds a link", "Link")
              : new Nudge("Links are looked at by a moderator first. You can send it without the link,"
                  + " or as it is and wait a moment.", finding.evidence());
      case REPETITION -> new Refuse("You have said this already, and the room has heard it.");
      case FLOOD -> new Refuse("That was a lot at once. Give the room a moment to read.");
      case RAID -> hold("Several people who have just come in say the same", "Raid");
      case IMPERSONATION -> hold("The name looks like that of somebody else", "Impersonation");
      case NOT_REVIEWED -> finding.severity() == Severity.HIGH
          ? new Refuse("It could not be checked just now. Please send it again in a moment.")
          : new Hold("It could not be checked just now. A moderator is looking at it.",
              "Not checked: a part of the review failed or took too long");
    };
  }

  private static Verdict nudge(Draft draft, String reason) {
    return draft.insists() || draft.role().isStaff() ? new Allow() : new Nudge(reason, null);
  }

  private static Verdict hold(String why, String concern) {
    return new Hold(why + ". A moderator is looking at it.", concern);
  }
}
