package hearth.moderation.builtin;

import hearth.moderation.Finding;
import java.util.List;

/// One idea of what to look for. Pure and safe for any number of threads, unless it says so.
@FunctionalInterface
public interface Rule {
  List<Finding> find(Reading reading);
}
