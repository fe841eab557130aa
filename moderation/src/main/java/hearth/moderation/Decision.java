package hearth.moderation;

import java.util.Optional;

/// What a policy makes of the findings. The two are separate things: what becomes of the words, and whether somebody
/// needs help.
///
/// @param verdict  what becomes of the draft
/// @param crisis   where somebody may be in danger: which kind. The author alone is shown where help is, and staff are
///                 called. Never a reason for a sanction.
/// @param grounds  the finding that weighed most; empty where nothing was found that mattered
public record Decision(Verdict verdict, Optional<Category> crisis, Optional<Finding> grounds) {
  public static Decision allow() {
    return new Decision(new Verdict.Allow(), Optional.empty(), Optional.empty());
  }

  /// The one name that files and the `moderate` command use for both together.
  public String outcome() {
    return switch (verdict) {
      case Verdict.Refuse _ -> "block";
      case Verdict.Hold _ -> "hold";
      case Verdict.Nudge _ when crisis.isEmpty() -> "nudge_author";
      case Verdict.Warn _ when crisis.isEmpty() -> "content_warning";
      default -> crisis.isPresent() ? "allow_with_resources_and_alert" : "allow";
    };
  }
}
