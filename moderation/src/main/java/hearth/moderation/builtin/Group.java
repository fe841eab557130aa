package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Severity;
import hearth.moderation.learned.Labels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Categories that are told apart less surely than that one of them is meant, the joint probability from which
/// one is found, and how much of it the words alone have to see: where the models disagree, the tuned ones err more
/// often than they are right. Chosen on lines that were not trained on (docs/moderation.md).
enum Group {
  CRISIS(0.65f, 0.03f, Category.CRISIS_PASSIVE, Category.CRISIS_ACTIVE, Category.CRISIS_IMMINENT,
      Category.CRISIS_MEDICAL, Category.CRISIS_THIRD_PARTY), METHOD(0.4f, 0.02f,
          Category.SELF_HARM_METHOD), ABUSE(0.6f, 0.03f, Category.SELF_HARM_ENCOURAGEMENT,
              Category.HARASSMENT, Category.THREAT, Category.HATE, Category.SEXUAL,
              Category.TROLLING), TRADE(0.35f, 0.02f, Category.SOURCING, Category.SELLING,
                  Category.SOLICITATION, Category.SPAM), FAITH(0.5f, 0.05f,
                      Category.EVANGELISING), CLAIM(0.5f, 0.1f, Category.MISINFORMATION_ACUTE,
                          Category.MISINFORMATION, Category.MISINFORMATION_STIGMA), WHO(0.4f, 0.05f,
                              Category.PII_OWN, Category.PII_OTHER), ADVICE(0.45f, 0.05f,
                                  Category.CROSSTALK_ADVICE), DETAIL(0.5f, 0, Category.TRIGGER_DETAIL);

  /// Less has to be seen of what cannot wait, and of what honest lines are hardly ever taken for.
  private static final Map<Category, Float> LESS = Map.of(Category.CRISIS_IMMINENT, 0.3f,
      Category.CRISIS_MEDICAL, 0.3f, Category.SELF_HARM_ENCOURAGEMENT, 0.2f, Category.HATE, 0.2f,
      Category.SEXUAL, 0.2f, Category.THREAT, 0.1f);
  private static final Set<Category> CANNOT_WAIT = EnumSet.of(Category.CRISIS_IMMINENT,
      Category.CRISIS_MEDICAL);

  private final float threshold;
  final float agreed;
  final int[] labels;

  Group(float threshold, float agreed, Category... categories) {
    this.threshold = threshold;
    this.agreed = agreed;
    this.labels = Arrays.stream(categories).mapToInt(Labels::indexOf).toArray();
  }

  /// The joint probability from which one is found.
  ///
  /// @param p of which that is asked
  float threshold(float[] p) {
    return threshold - LESS.getOrDefault(likeliest(p), 0f);
  }

  /// The one with the largest joint probability, whether that is enough or not.
  static Group mostLikely(float[] p) {
    return Arrays.stream(values()).max(Comparator.comparingDouble(group -> group.sum(p))).orElseThrow();
  }

  /// The joint probability of all that cannot wait.
  static float danger(float[] p) {
    var sum = 0f;
    for (var category : CANNOT_WAIT) {
      sum += p[Labels.indexOf(category)];
    }
    return sum;
  }

  /// Whether the words see more of it than this share of its threshold.
  boolean isSuspected(float[] byWords, float share) {
    return sum(byWords) > share * threshold;
  }

  /// Whether the words alone see enough of it, too.
  boolean agrees(float[] byWords) {
    return sum(byWords) >= agreed;
  }

  float sum(float[] p) {
    var sum = 0f;
    for (var label : labels) {
      sum += p[label];
    }
    return sum;
  }

  Category likeliest(float[] p) {
    var best = labels[0];
    for (var label : labels) {
      if (p[label] > p[best]) {
        best = label;
      }
    }
    return Labels.category(best);
  }

  /// How grave a finding of it is.
  static Severity severity(Category category) {
    return switch (category) {
      case CRISIS_IMMINENT, CRISIS_MEDICAL, CRISIS_THIRD_PARTY, THREAT, SELF_HARM_METHOD,
          MISINFORMATION_ACUTE ->
        Severity.HIGH;
      case CRISIS_PASSIVE, EVANGELISING, CROSSTALK_ADVICE, MISINFORMATION_STIGMA -> Severity.LOW;
      default -> Severity.MEDIUM;
    };
  }
}
