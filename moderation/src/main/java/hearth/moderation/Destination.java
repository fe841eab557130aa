package hearth.moderation;

import hearth.protocol.MemberId;

/// Whom a draft is for. A policy has an answer for each: what waits for a moderator cannot wait where a moderator is
/// who reads it.
public sealed interface Destination {
  /// As nearly always.
  Destination ROOM = new Room();

  /// Everybody in the room.
  record Room() implements Destination {}

  /// Everybody in the room, in the place of what the author said before.
  ///
  /// @param line the number of that line
  record Correction(long line) implements Destination {}

  /// Those who hold the room, from one of its members, or the other way.
  ///
  /// @param of the member
  record Aside(MemberId of) implements Destination {}
}
