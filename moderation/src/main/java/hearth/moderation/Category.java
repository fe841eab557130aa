package hearth.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a finding is about. Talk of drugs, relapse, self-harm or wanting to die is not a breach of anything: it is
/// what the meeting is for. The crisis categories call for help, never for a sanction.
public enum Category {
  /// Wishes not to be alive; no plan.
  CRISIS_PASSIVE,
  /// Thinks of killing or harming herself.
  CRISIS_ACTIVE,
  /// About to, or doing it.
  CRISIS_IMMINENT,
  /// An overdose or a severe withdrawal, now.
  CRISIS_MEDICAL,
  /// Somebody else is in danger, or somebody is in danger from another.
  CRISIS_THIRD_PARTY,
  /// How, how much, where to read it.
  SELF_HARM_METHOD,
  /// Tells somebody to die or to hurt themselves.
  SELF_HARM_ENCOURAGEMENT,
  /// Asks for drugs.
  SOURCING,
  /// Offers drugs.
  SELLING,
  /// A false claim or directive that can kill or maim whoever follows it.
  MISINFORMATION_ACUTE,
  /// A false claim that does not harm at once.
  MISINFORMATION,
  /// Shames a treatment or those who take it.
  MISINFORMATION_STIGMA,
  /// Details by which the author can be found.
  PII_OWN,
  /// Details by which somebody else can be found.
  PII_OTHER,
  /// Asks for money, bodies, clients or private company.
  SOLICITATION,
  /// Presses a faith or a path on others.
  EVANGELISING,
  /// Tells another what to do, where the format does not allow it.
  CROSSTALK_ADVICE,
  /// A detail that can bring back the worst for others.
  TRIGGER_DETAIL, HARASSMENT, THREAT, HATE, SEXUAL, TROLLING, SPAM,
  /// A link to elsewhere.
  LINK,
  /// The same words again and again.
  REPETITION,
  /// Many lines in a short time.
  FLOOD,
  /// Many newcomers with one and the same thing to say.
  RAID,
  /// A name made to look like somebody else's of the staff.
  IMPERSONATION,
  /// A moderator broke or kept silent, so nobody knows.
  NOT_REVIEWED;

  private static final Map<String, Category> BY_TAG = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(Category::tag, Function.identity()));

  private final String tag = name().toLowerCase(Locale.ROOT);

  /// As files and the wire spell it.
  public String tag() {
    return tag;
  }

  /// @throws IllegalArgumentException if there is none
  public static Category ofTag(String tag) {
    var found = BY_TAG.get(tag);
    if (found == null) {
      throw new IllegalArgumentException("no category " + tag);
    }
    return found;
  }

  public boolean isCrisis() {
    return compareTo(CRISIS_THIRD_PARTY) <= 0;
  }
}
