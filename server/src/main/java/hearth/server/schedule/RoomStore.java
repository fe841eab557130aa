package hearth.server.schedule;

import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.server.room.Backstage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where rooms and their meetings are kept. That a meeting is open or closed is written by the event log, together
/// with the event that made it so. Methods may block and throw a runtime exception where the store does not answer.
public interface RoomStore {
  void add(RoomProfile room, Instant now);

  void change(RoomProfile room, Instant now);

  /// Meetings of the room in which an appeal was answered, the oldest first.
  List<MeetingId> appealed(RoomId room);

  /// How often the policy on trial would have answered otherwise, since the room's policies were last changed.
  List<Tried> tried(RoomId room);

  /// @param was      the outcome, as [hearth.moderation.Decision#outcome] names it
  /// @param would    what it would have been
  /// @param category that weighed most
  record Tried(String category, String was, String would, int times) {}

  Optional<RoomProfile> byId(RoomId id);

  /// The rooms that this person holds, by name.
  List<RoomProfile> heldBy(MemberId staff);

  void schedule(Meeting meeting);

  /// @return false where it is not merely scheduled any more
  boolean cancel(MeetingId meeting);

  Optional<Meeting> meeting(MeetingId id);

  /// What is open or still to come, the next first.
  List<Meeting> upcoming(RoomId room);

  /// Bans that still run, to be carried into a new meeting.
  List<Backstage.BanCarried> bans(RoomId room, Instant now);
}
