package hearth.moderation;

import java.util.List;

/// How a jar brings moderators along: list an implementation in
/// `META-INF/services/hearth.moderation.ModeratorProvider` and put the jar into the organiser's folder of moderators.
public interface ModeratorProvider {
  /// Called once, at start, on the main thread.
  List<Moderator> moderators();
}
