package hearth.moderation;

/// What becomes of a draft. Sealed, so that a new answer has to be handled everywhere. The words are for people:
/// `reason` for the author, `concern` for the moderator who decides.
public sealed interface Verdict {
  record Allow() implements Verdict {}

  /// Posted, folded away behind a label that says what kind of detail is inside.
  record Warn(String label) implements Verdict {}

  /// Back to its author before anybody sees it, with what might be better said. She decides: sent again with
  /// [Draft#insists] it is posted.
  ///
  /// @param suggestion the draft with the detail taken out, or null
  record Nudge(String reason, String suggestion) implements Verdict {}

  /// Waits for a moderator. Its author is told that it is being looked at.
  ///
  /// @param releases whether it is posted by itself if nobody decides in time; otherwise it goes back to its author
  record Hold(String reason, String concern, boolean releases) implements Verdict {
    public Hold(String reason, String concern) {
      this(reason, concern, false);
    }
  }

  /// Goes back to its author, who keeps the draft.
  record Refuse(String reason) implements Verdict {}

  /// How much it takes from the author, to compare verdicts by.
  default int weight() {
    return switch (this) {
      case Allow _ -> 0;
      case Warn _ -> 1;
      case Nudge _ -> 2;
      case Hold _ -> 3;
      case Refuse _ -> 4;
    };
  }
}
