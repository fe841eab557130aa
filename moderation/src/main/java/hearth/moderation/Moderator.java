package hearth.moderation;

import java.util.List;

/// Looks at one draft and reports what it finds; nothing found is an empty list.
///
/// **Threads.** One instance serves all rooms and is called by many threads at once, so it must be safe for that,
/// best by having no state. It may block: it is called on a virtual thread, never on an event loop. It is given a
/// deadline by the pipeline's caller; what it returns after that is ignored.
///
/// **Failure.** If it throws, the draft is held for a person to decide: neither lost nor let through.
public interface Moderator {
  /// A short name in lower case, for settings and metrics.
  String name();

  /// @return what was found, never null
  List<Finding> review(Draft draft, ReviewContext context);
}
