package hearth.moderation;

/// What becomes of a draft. Sealed, so that a new answer has to be handled everywhere. The words are for people:
/// `reason` for the author, `concern` for the moderator who decides.
public sealed interface Verdict {
  record Allow() implements Verdict {}

  /// Waits for a moderator. Its author is told that it is being looked at.
  record Hold(String reason, String concern) implements Verdict {}

  /// Goes back to its author, who keeps the draft.
  record Refuse(String reason) implements Verdict {}
}
