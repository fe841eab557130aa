package hearth.moderation.claims;

import com.fasterxml.jackson.annotation.JsonProperty;
import hearth.moderation.Category;
import java.util.List;
import java.util.stream.Stream;

/// A false claim that is heard around recovery, with what is true instead and who says so.
///
/// @param humanChecked whether a clinician has read correction and source; until then members are shown a general word
///                     instead of the correction
/// @param paraphrases  other ways in which people assert it
/// @param nearMisses   what sounds like it and is no assertion of it
public record Claim(String id, String topic, Severity severity,
    @JsonProperty("false_claim") String falseClaim,
    String correction, @JsonProperty("source_name") String sourceName,
    @JsonProperty("source_title") String sourceTitle, @JsonProperty("human_checked") boolean humanChecked,
    List<String> paraphrases, @JsonProperty("benign_near_misses") List<String> nearMisses) {

  /// What following the claim leads to.
  public enum Severity {
    /// Death or maiming, soon.
    acute,
    /// Harm in time.
    serious,
    /// Shame that keeps people from treatment.
    stigma;

    Category category() {
      return switch (this) {
        case acute -> Category.MISINFORMATION_ACUTE;
        case serious -> Category.MISINFORMATION;
        case stigma -> Category.MISINFORMATION_STIGMA;
      };
    }
  }

  public Claim {
    paraphrases = paraphrases == null ? List.of() : List.copyOf(paraphrases);
    nearMisses = nearMisses == null ? List.of() : List.copyOf(nearMisses);
  }

  public Category category() {
    return severity.category();
  }

  /// Every way of saying it, and every near miss.
  public List<String> wordings() {
    return Stream.of(List.of(falseClaim), paraphrases, nearMisses).flatMap(List::stream).toList();
  }
}
