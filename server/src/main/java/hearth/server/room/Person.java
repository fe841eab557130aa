package hearth.server.room;

import hearth.protocol.DisplayName;
import hearth.protocol.MemberId;
import hearth.protocol.Role;
import java.time.Instant;

/// Somebody the meeting knows.
///
/// @param arrived   number of the event by which they last came in, 0 where they never did
/// @param since     when they first came in; null where they never did
/// @param lastSpoke null for who has not spoken
record Person(MemberId id, DisplayName name, Role role, Standing standing, long arrived, Instant since,
    Instant lastSpoke) {

  /// How somebody stands to the meeting. Being connected is another matter: see [Audience].
  sealed interface Standing {
    record Admitted() implements Standing {}

    record Gone() implements Standing {}

    record Removed() implements Standing {}

    record Banned(Instant until) implements Standing {}
  }

  boolean isAdmitted() {
    return standing instanceof Standing.Admitted;
  }

  boolean isShutOut() {
    return switch (standing) {
      case Standing.Admitted _,Standing.Gone _ -> false;
      case Standing.Removed _,Standing.Banned _ -> true;
    };
  }

  Person with(Standing standing) {
    return new Person(id, name, role, standing, arrived, since, lastSpoke);
  }

  Person spokeAt(Instant at) {
    return new Person(id, name, role, standing, arrived, since, at);
  }
}
