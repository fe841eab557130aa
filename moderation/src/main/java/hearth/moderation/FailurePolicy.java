package hearth.moderation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// What happens to a draft for which nobody could look, by what was not looked for. Immutable.
public record FailurePolicy(Map<Category, Failing> table) {
  /// In order of gravity.
  public enum Failing {
    /// As if nothing had been found.
    OPEN,
    /// A person decides.
    HOLD,
    /// Back to its author, to be sent again.
    CLOSED
  }

  public FailurePolicy {
    table = Map.copyOf(table);
  }

  /// A crisis that is not seen by a machine is still seen by the people in the room, so it is never kept from them. What
  /// annoys may pass for a while; what can harm waits for a person.
  public static FailurePolicy standard() {
    var table = new EnumMap<Category, Failing>(Category.class);
    for (var category : Category.values()) {
      table.put(category, switch (category) {
        case CRISIS_PASSIVE, CRISIS_ACTIVE, CRISIS_IMMINENT, CRISIS_MEDICAL, CRISIS_THIRD_PARTY, TROLLING,
            SPAM,
            LINK, REPETITION, FLOOD, EVANGELISING, CROSSTALK_ADVICE, TRIGGER_DETAIL, MISINFORMATION,
            MISINFORMATION_STIGMA, PII_OWN ->
          Failing.OPEN;
        case SELF_HARM_METHOD, SELF_HARM_ENCOURAGEMENT, SOURCING, SELLING, MISINFORMATION_ACUTE, PII_OTHER,
            SOLICITATION, HARASSMENT, THREAT, HATE, SEXUAL, RAID, IMPERSONATION, NOT_REVIEWED ->
          Failing.HOLD;
      });
    }
    return new FailurePolicy(table);
  }

  public FailurePolicy with(Category category, Failing failing) {
    var changed = new EnumMap<>(table);
    changed.put(category, failing);
    return new FailurePolicy(changed);
  }

  /// The gravest answer of those that were not looked for.
  public Failing gravest(Collection<Category> unwatched) {
    return unwatched.stream().map(category -> table.getOrDefault(category, Failing.HOLD)).max(Enum::compareTo)
        .orElse(Failing.OPEN);
  }
}
