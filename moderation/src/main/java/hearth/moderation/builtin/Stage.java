package hearth.moderation.builtin;

import hearth.moderation.Finding;
import java.util.List;

/// One step of the house's reading, with what it found.
///
/// @param nanos how long it took, in nanoseconds
public record Stage(String name, List<Finding> findings, long nanos) {
  public Stage {
    findings = List.copyOf(findings);
  }
}
