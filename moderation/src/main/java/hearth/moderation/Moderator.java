package hearth.moderation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Looks at one draft and reports what it finds; nothing found is an empty list.
///
/// **Threads.** One instance serves all rooms and is called by many threads at once, so it must be safe for that,
/// best by having no state. It may block: it is called on a virtual thread, never on an event loop. It is given a
/// deadline by the pipeline's caller; what it returns after that is ignored.
///
/// **Failure.** If it throws, answers after its budget, or answers nonsense, nothing that it said counts, and what then
/// happens to the draft is for [FailurePolicy] to say, by the categories that it watches for.
public interface Moderator {
  /// A short name in lower case, for settings and metrics.
  String name();

  /// What it watches for, so that it is known what nobody watched for when it fails. All categories where it does not say.
  default Set<Category> categories() {
    return EnumSet.complementOf(EnumSet.of(Category.NOT_REVIEWED));
  }

  /// @return what was found, never null
  List<Finding> review(Draft draft, ReviewContext context);
}
