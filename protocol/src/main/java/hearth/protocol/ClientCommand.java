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

  /// The author was nudged about this message, and means it as it is. Otherwise as [Say], under the same `id`.
  record Insist(long ref, MessageId id, MessageText text) implements ClientCommand {
    public Insist {
      present(id, text);
    }
  }

  /// Somebody is worried about somebody: calls staff, as words that mean danger do.
  record Worry(long ref, MemberId member) implements ClientCommand {
    public Worry {
      present(member);
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

  /// Puts other words in the place of one's own line. `id` is the client's own, as for [Say].
  record Correct(long ref, MessageId id, long line, MessageText text) implements ClientCommand {
    public Correct {
      present(id, text);
    }
  }

  /// Between a member and those who hold the room, for nobody else to read: a member writes to all of them (`member` is
  /// null), any of them to one member.
  record Confide(long ref, MessageId id, MemberId member, MessageText text) implements ClientCommand {
    public Confide {
      present(id, text);
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

  /// Posts a held message; where there is a `note`, with that for everybody to read beneath it.
  record Approve(long ref, HeldId item, ReasonText note) implements ClientCommand {
    public Approve {
      present(item);
    }
  }

  /// Gives a held message back to its author, with a reason, and where `muteSeconds` is given mutes her in the same act.
  record Return(long ref, HeldId item, ReasonText reason, Integer muteSeconds) implements ClientCommand {
    public Return {
      present(item, reason);
      if (muteSeconds != null) {
        within(muteSeconds, Limits.SHORTEST_MUTE.toSeconds(), Limits.LONGEST_MUTE.toSeconds());
      }
    }
  }

  /// Opens a held message to decide it: for [Limits#LEASE] nobody else can.
  record Take(long ref, HeldId item) implements ClientCommand {
    public Take {
      present(item);
    }
  }

  /// Goes to whoever a call for help is about: it is one's own from now on.
  record Attend(long ref, AlertId alert) implements ClientCommand {
    public Attend {
      present(alert);
    }
  }

  /// The call for help has been answered.
  record Settle(long ref, AlertId alert) implements ClientCommand {
    public Settle {
      present(alert);
    }
  }

  /// Asks for another look at a verdict on one's own message. `words` may be null.
  record Appeal(long ref, ReceiptId receipt, ReasonText words) implements ClientCommand {
    public Appeal {
      present(receipt);
    }
  }

  /// The verdict stands.
  record Uphold(long ref, ReceiptId receipt, ReasonText reason) implements ClientCommand {
    public Uphold {
      present(receipt, reason);
    }
  }

  /// The verdict was wrong: what it took is given back.
  record Overturn(long ref, ReceiptId receipt, ReasonText reason) implements ClientCommand {
    public Overturn {
      present(receipt, reason);
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
