package hearth.moderation;

import java.util.List;

/// Turns findings into one decision. Pure; may be called by any thread.
public interface Policy {
  Decision decide(Draft draft, Setting setting, List<Finding> findings);
}
