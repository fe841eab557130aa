package hearth.moderation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

  /// The same where it can be said at once: without waiting for anything, within a fraction of a millisecond. Asked first, and on
  /// the room's own thread, where nothing else happens meanwhile; a moderator that does not answer here is asked
  /// again, on a thread of its own.
  ///
  /// @return what was found, or empty for whoever has to think
  default Optional<List<Finding>> atOnce(Draft draft, ReviewContext context) {
    return Optional.empty();
  }

  /// @return what was found, never null
  List<Finding> review(Draft draft, ReviewContext context);
}
