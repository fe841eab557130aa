package hearth.protocol;

/// Everything a client may ask, on one page. Each carries the client's own reference (1 to 2^53−1), and each is
/// answered exactly once with that reference, by an [Answer].
public sealed interface ClientCommand {
  long ref();

  /// Into the room that the ticket is for. `after` is the number of the last event this client has applied,
  /// 0 where it has none.
  record Enter(long ref, String ticket, long after) implements ClientCommand {
    public Enter {
      Ids.check(ticket);
      if (after < 0) {
        throw new InvalidValue(RefusalCode.BAD_VALUE);
      }
    }

    @Override
    public String toString() {
      return "Enter[ref=" + ref + ", after=" + after + "]"; // a ticket is a secret
    }
  }

  /// Out of the room, for good: a broken connection is not a leave.
  record Leave(long ref) implements ClientCommand {}

  record Ping(long ref) implements ClientCommand {}

  /// `id` is the client's own; the same id again is the same message, and is answered as the first was.
  record Say(long ref, MessageId id, MessageText text) implements ClientCommand {
    public Say {
      present(id, text);
    }
  }

  /// Lines before the event with this number, newest page first.
  record History(long ref, long before) implements ClientCommand {
    public History {
      if (before < 1) {
        throw new InvalidValue(RefusalCode.BAD_VALUE);
      }
    }
  }

  /// Takes a message back: one's own, or, for staff, one of somebody they outrank.
  record Retract(long ref, long line) implements ClientCommand {}

  /// `reason` may be null: staff owe a reason for taking a voice, not a form to fill in.
  record Mute(long ref, MemberId member, int seconds, ReasonText reason) implements ClientCommand {
    public Mute {
      present(member);
      within(seconds, Limits.SHORTEST_MUTE.toSeconds(), Limits.LONGEST_MUTE.toSeconds());
    }
  }

  record Unmute(long ref, MemberId member) implements ClientCommand {
    public Unmute {
      present(member);
    }
  }

  /// Out of this meeting. `reason` may be null.
  record Remove(long ref, MemberId member, ReasonText reason) implements ClientCommand {
    public Remove {
      present(member);
    }
  }

  /// Out of this room and its meetings, for a time. `reason` may be null.
  record Ban(long ref, MemberId member, int seconds, ReasonText reason) implements ClientCommand {
    public Ban {
      present(member);
      within(seconds, Limits.SHORTEST_BAN.toSeconds(), Limits.LONGEST_BAN.toSeconds());
    }
  }

  /// Ends a removal or a ban before its time.
  record Readmit(long ref, MemberId member) implements ClientCommand {
    public Readmit {
      present(member);
    }
  }

  /// The least seconds between two messages of one member; 0 switches slow mode off.
  record Slow(long ref, int seconds) implements ClientCommand {
    public Slow {
      within(seconds, 0, Limits.LONGEST_SLOW_MODE.toSeconds());
    }
  }

  record Pause(long ref) implements ClientCommand {}

  record Resume(long ref) implements ClientCommand {}

  record Lock(long ref) implements ClientCommand {}

  record Unlock(long ref) implements ClientCommand {}

  /// Ends the meeting for everybody.
  record Close(long ref) implements ClientCommand {}

  /// Posts a held message.
  record Approve(long ref, HeldId item) implements ClientCommand {
    public Approve {
      present(item);
    }
  }

  /// Gives a held message back to its author, with a reason.
  record Return(long ref, HeldId item, ReasonText reason) implements ClientCommand {
    public Return {
      present(item, reason);
    }
  }

  private static void present(Object... needed) {
    for (var value : needed) {
      if (value == null) {
        throw new InvalidValue(RefusalCode.BAD_VALUE);
      }
    }
  }

  private static void within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new InvalidValue(RefusalCode.BAD_VALUE);
    }
  }
}
