package hearth.moderation;

import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;

/// Who wants to say what. Not yet seen by anybody else.
///
/// @param insists the author was nudged about this draft, and means it as it is
public record Draft(MessageId id, MemberId by, Role role, MessageText text, boolean insists, Destination to) {
  public Draft(MessageId id, MemberId by, Role role, MessageText text, boolean insists) {
    this(id, by, role, text, insists, Destination.ROOM);
  }

  public Draft(MessageId id, MemberId by, Role role, MessageText text) {
    this(id, by, role, text, false);
  }

  /// The same for somebody else.
  public Draft to(Destination other) {
    return new Draft(id, by, role, text, insists, other);
  }
}
