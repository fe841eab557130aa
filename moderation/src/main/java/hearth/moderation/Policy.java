package hearth.moderation;

import java.util.List;

/// Turns findings into one verdict. Pure; may be called by any thread.
public interface Policy {
  Verdict decide(Draft draft, List<Finding> findings);
}
