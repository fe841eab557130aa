package hearth.protocol;

import java.time.Instant;

/// The facts of a meeting, numbered from 1 without gaps, the same for all and in the same order for all.
/// `at` is the server's time. A room is rebuilt from these and nothing else.
///
/// Fields that only staff and the person concerned may see are null for everybody else; see [#forFloor()].
public sealed interface RoomEvent extends ServerMessage {
  long seq();

  Instant at();

  /// The same fact as the whole room may know it.
  default RoomEvent forFloor() {
    return this;
  }

  /// The person who, beside staff, sees all of it; null where there is none.
  default MemberId concerns() {
    return null;
  }

  record Opened(long seq, Instant at, String title, String purpose, String kind, String guidelines,
      int capacity,
      int slowSeconds) implements RoomEvent {}

  /// Came in for the first time, or again after having left.
  record Arrived(long seq, Instant at, MemberId member, DisplayName name, Role role) implements RoomEvent {}

  record Left(long seq, Instant at, MemberId member) implements RoomEvent {}

  /// `text` is null where the line was taken back (in history only). `warning` is what it should be folded behind, or null.
  /// `note` is what the room's staff want read with it, or null. `corrected` is when its author last changed it, or null (in
  /// history only).
  record Said(long seq, Instant at, MemberId member, DisplayName name, Role role, MessageId id,
      MessageText text, String warning, ReasonText note, Instant corrected)
      implements
      RoomEvent {
    /// As it is said: nobody has corrected it yet.
    public Said(long seq, Instant at, MemberId member, DisplayName name, Role role, MessageId id,
        MessageText text, String warning, ReasonText note) {
      this(seq, at, member, name, role, id, text, warning, note, null);
    }

    public Said withoutText() {
      return new Said(seq, at, member, name, role, id, null, null, null, null);
    }

    public Said withoutWarning() {
      return new Said(seq, at, member, name, role, id, text, null, note, corrected);
    }

    public Said as(Corrected change) {
      return new Said(seq, at, member, name, role, id, change.text(), change.warning(), note, change.at());
    }
  }

  /// Its author has changed the line: show `text` in its place, folded behind `warning` where there is one. `text` is null where
  /// the line was taken back since (for who comes back only), and for who came in after it was said.
  record Corrected(long seq, Instant at, long line, MessageText text, String warning) implements RoomEvent {
    public Corrected withoutText() {
      return new Corrected(seq, at, line, null, null);
    }
  }

  /// The line's text must no longer be shown; its place stays. `byAuthor` where she took it back herself.
  record Retracted(long seq, Instant at, long line, boolean byAuthor) implements RoomEvent {}

  /// The line was folded wrongly: show it as any other.
  record Unfolded(long seq, Instant at, long line) implements RoomEvent {}

  record Muted(long seq, Instant at, MemberId member, Instant until, ReasonText reason, MemberId by)
      implements
      RoomEvent {
    @Override
    public RoomEvent forFloor() {
      return new Muted(seq, at, member, until, null, null);
    }

    @Override
    public MemberId concerns() {
      return member;
    }
  }

  /// `expired` where the time had simply passed.
  record Unmuted(long seq, Instant at, MemberId member, boolean expired) implements RoomEvent {}

  record Removed(long seq, Instant at, MemberId member, ReasonText reason, MemberId by) implements RoomEvent {
    @Override
    public RoomEvent forFloor() {
      return new Removed(seq, at, member, null, null);
    }

    @Override
    public MemberId concerns() {
      return member;
    }
  }

  record Banned(long seq, Instant at, MemberId member, Instant until, ReasonText reason, MemberId by)
      implements
      RoomEvent {
    /// The room needs to know that she is gone, not for how long.
    @Override
    public RoomEvent forFloor() {
      return new Removed(seq, at, member, null, null);
    }

    @Override
    public MemberId concerns() {
      return member;
    }
  }

  record Readmitted(long seq, Instant at, MemberId member) implements RoomEvent {}

  record Slowed(long seq, Instant at, int seconds) implements RoomEvent {}

  record Paused(long seq, Instant at) implements RoomEvent {}

  record Resumed(long seq, Instant at) implements RoomEvent {}

  record Locked(long seq, Instant at) implements RoomEvent {}

  record Unlocked(long seq, Instant at) implements RoomEvent {}

  record Closed(long seq, Instant at) implements RoomEvent {}
}
