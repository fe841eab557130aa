package hearth.protocol;

import java.time.Instant;
import java.util.List;

/// What one command came to. Every command gets exactly one.
public sealed interface Answer extends ServerMessage {
  long ref();

  /// Carried out, or already so. `seq` is the number of the event it led to, 0 where there is none.
  record Done(long ref, long seq) implements Answer {}

  /// The message waits for a moderator; its author alone, and staff, know. `reason` is for the author.
  record Held(long ref, HeldId item, String reason) implements Answer {}

  /// Not posted, and nobody else saw it: `reason` says what might be better said otherwise, `suggestion` is the text without
  /// it, or null. The same message sent as [ClientCommand.Insist] is posted, or looked at by a moderator.
  record Nudged(long ref, ReceiptId receipt, String reason, String suggestion) implements Answer {}

  /// Posted, folded behind `label`. `receipt` names the verdict, which can be appealed.
  record Warned(long ref, long seq, ReceiptId receipt, String label) implements Answer {}

  /// Not carried out. `until` is when it may be, or null. `reason` says more in plain words, or is null.
  /// `receipt` names the verdict on a message that was not accepted; otherwise null.
  record Refused(long ref, int code, String name, String words, String reason, Instant until,
      ReceiptId receipt)
      implements
      Answer {
    public static Refused of(long ref, RefusalCode code, String reason, Instant until) {
      return of(ref, code, reason, until, null);
    }

    public static Refused of(long ref, RefusalCode code, String reason, Instant until, ReceiptId receipt) {
      return new Refused(ref, code.number(), code.name(), code.words(), reason, until, receipt);
    }
  }

  /// You are in. `may` names the commands that your role may use. Where `resumed`, the events after the client's
  /// position follow; otherwise a [Notice.Room] follows and replaces what the client knew. `since` is the number of
  /// your arrival: earlier lines were not said to you. `muted` is the end of your mute, or null.
  record Entered(long ref, MeetingId meeting, MemberId you, DisplayName name, Role role, List<String> may,
      boolean resumed, long since, Instant now) implements Answer {
    public Entered {
      may = List.copyOf(may);
    }
  }

  /// One page of what was said, oldest first. `more` where there is an earlier page.
  record Lines(long ref, List<RoomEvent.Said> lines, boolean more) implements Answer {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  record Pong(long ref) implements Answer {}
}
