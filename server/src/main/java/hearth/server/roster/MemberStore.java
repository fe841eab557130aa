package hearth.server.roster;

import hearth.protocol.MemberId;
import hearth.server.schedule.RoomId;
import java.time.Instant;
import java.util.Optional;

/// Where members are kept. Methods may block and throw a runtime exception where the store does not answer.
public interface MemberStore {
  /// How long a browser is kept out of a room; `until` is null for “this meeting”.
  record ShutOut(Instant until) {}

  /// @param deviceHash of the browser's own random mark; null where it has none
  void add(Member member, String tokenHash, String deviceHash, Instant now);

  /// What is behind an invite link; empty where it leads nowhere.
  ///
  /// @param tokenHash of what was shown as a token; null for a stranger
  Optional<Doorstep> atDoor(String invite, String tokenHash);

  void agree(MemberId member, int version);

  /// Whether somebody who came from this browser is removed or banned from the room.
  Optional<ShutOut> shutOut(RoomId room, String deviceHash, Instant now);
}
