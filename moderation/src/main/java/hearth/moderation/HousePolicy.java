package hearth.moderation;

import hearth.moderation.Verdict.Allow;
import hearth.moderation.Verdict.Hold;
import hearth.moderation.Verdict.Refuse;
import java.util.List;

/// The rules of the house: one row for each category, the gravest answer wins. Staff may share links and numbers,
/// since bringing help into the room is their task.
public final class HousePolicy implements Policy {
  @Override
  public Verdict decide(Draft draft, List<Finding> findings) {
    Verdict gravest = new Allow();
    for (var finding : findings) {
      var verdict = row(draft, finding.category());
      if (weight(verdict) > weight(gravest)) {
        gravest = verdict;
      }
    }
    return gravest;
  }

  private static Verdict row(Draft draft, Category category) {
    return switch (category) {
      case CONTACT_DETAILS -> draft.role().isStaff()
          ? new Allow()
          : new Hold(
              "It seems to hold a phone number or an address. A moderator is looking at it, to keep you safe.",
              "Contact details");
      case LINK -> draft.role().isStaff()
          ? new Allow()
          : new Refuse(
              "Only facilitators and moderators can post links here. You can send it without the link,"
                  + " or ask one of them to share it.");
      case REPETITION -> new Refuse("You have said this already, and the room has heard it.");
      case NOT_REVIEWED -> new Hold("It could not be checked just now. A moderator is looking at it.",
          "Not checked: a part of the review failed or took too long");
    };
  }

  private static int weight(Verdict verdict) {
    return switch (verdict) {
      case Allow _ -> 0;
      case Hold _ -> 1;
      case Refuse _ -> 2;
    };
  }
}
