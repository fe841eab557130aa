package hearth.moderation;

import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;

/// Who wants to say what. Not yet seen by anybody else.
public record Draft(MessageId id, MemberId by, Role role, MessageText text) {}
