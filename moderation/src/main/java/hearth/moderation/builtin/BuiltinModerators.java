package hearth.moderation.builtin;

import hearth.moderation.Moderator;
import hearth.moderation.ModeratorProvider;
import java.util.List;

/// Brings the built-in moderators.
public final class BuiltinModerators implements ModeratorProvider {
  @Override
  public List<Moderator> moderators() {
    return List.of(new ContactDetails(), new Links(), new Repetition());
  }
}
