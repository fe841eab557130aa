package hearth.moderation;

import java.util.List;
import java.util.Optional;

/// A decision with what led to it.
///
/// @param tried what the room's policy on trial would have decided, if there is one
/// @param nanos how long it took, in nanoseconds
public record Review(Decision decision, Optional<Decision> tried, List<Finding> findings, long nanos) {
  public Review {
    findings = List.copyOf(findings);
  }

  /// Whether the deadline passed before anybody had read the text.
  public boolean isLate() {
    return findings.stream().anyMatch(finding -> finding.rule().equals(ReviewPipeline.LATE));
  }
}
