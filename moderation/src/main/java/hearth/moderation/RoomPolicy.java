package hearth.moderation;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a room does otherwise than the house: for some categories, another answer. A room may be stricter than the house in
/// everything that is said, and more lenient where nobody is harmed by it. Calls for help, floods and what could not be
/// reviewed are not a room's to decide.
///
/// @param answers nothing for a category: as the house does
public record RoomPolicy(Map<Category, Answer> answers) {
  /// What may become of a message, the mildest first.
  public enum Answer {
    ALLOW, WARN, NUDGE, HOLD, REFUSE;

    /// As files and the wire spell it.
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Why a policy cannot be, in words for whoever wrote it.
  public static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    Impossible(String words) {
      super(words);
    }
  }

  private static final RoomPolicy HOUSE = new RoomPolicy(Map.of());

  public RoomPolicy {
    answers = Map.copyOf(answers);
  }

  /// As the house does in everything.
  public static RoomPolicy house() {
    return HOUSE;
  }

  /// @param answers by the tags of categories and answers
  /// @throws Impossible where there is no such category or answer, or it is not a room's to decide
  public static RoomPolicy of(Map<String, String> answers) throws Impossible {
    var read = new EnumMap<Category, Answer>(Category.class);
    for (var entry : answers.entrySet()) {
      var category = category(entry.getKey());
      var answer = answer(entry.getValue());
      var least = mildest(category)
          .orElseThrow(() -> new Impossible("A room cannot decide about " + category.tag() + "."));
      if (answer.compareTo(least) < 0) {
        throw new Impossible(
            "A room cannot be milder about " + category.tag() + " than “" + least.tag() + "”.");
      }
      read.put(category, answer);
    }
    return read.isEmpty() ? HOUSE : new RoomPolicy(read);
  }

  private static Category category(String tag) throws Impossible {
    try {
      return Category.ofTag(tag);
    } catch (IllegalArgumentException unknown) {
      throw new Impossible("There is no category “" + tag + "”.");
    }
  }

  private static Answer answer(String tag) throws Impossible {
    for (var answer : Answer.values()) {
      if (answer.tag().equals(tag)) {
        return answer;
      }
    }
    throw new Impossible("There is no answer “" + tag + "”: it is allow, warn, nudge, hold or refuse.");
  }

  public Optional<Answer> about(Category category) {
    return Optional.ofNullable(answers.get(category));
  }

  /// The mildest answer that a room may give; empty where the house alone decides.
  public static Optional<Answer> mildest(Category category) {
    return switch (category) {
      case MISINFORMATION, MISINFORMATION_STIGMA, PII_OWN, EVANGELISING, CROSSTALK_ADVICE, TRIGGER_DETAIL,
          LINK ->
        Optional.of(Answer.ALLOW);
      case SOLICITATION -> Optional.of(Answer.NUDGE);
      case SELF_HARM_METHOD, SOURCING, MISINFORMATION_ACUTE, PII_OTHER, HARASSMENT, THREAT, HATE, SEXUAL,
          TROLLING, SPAM ->
        Optional.of(Answer.HOLD);
      case SELF_HARM_ENCOURAGEMENT, SELLING -> Optional.of(Answer.REFUSE);
      case CRISIS_PASSIVE, CRISIS_ACTIVE, CRISIS_IMMINENT, CRISIS_MEDICAL, CRISIS_THIRD_PARTY, REPETITION,
          FLOOD, RAID, IMPERSONATION, NOT_REVIEWED ->
        Optional.empty();
    };
  }

  /// By tags, as [#of] reads it.
  public Map<String, String> byTag() {
    var tags = new java.util.TreeMap<String, String>();
    answers.forEach((category, answer) -> tags.put(category.tag(), answer.tag()));
    return tags;
  }
}
