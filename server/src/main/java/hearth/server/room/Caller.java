package hearth.server.room;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.protocol.Role;

/// Who asks. Proved by a ticket, never by what the client says of itself.
public record Caller(MemberId id, DisplayName name, Role role) {}
