package hearth.moderation.training;

import hearth.moderation.HousePolicy;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.claims.Claim;
import hearth.moderation.claims.ClaimFile;
import java.util.ArrayList;
import java.util.List;

/// Claims as if a clinician had added them a minute ago: those of held-out families are taken away and added again with
/// one paraphrase; their other paraphrases and near misses are what is asked about.
final class FreshClaims {
  private FreshClaims() {}

  static void measure(List<String> errors) {
    var fresh = ClaimFile.shipped().stream()
        .filter(claim -> Example.of("corpus", "claim/" + claim.id(), "", "ok").isHeldOut()).toList();
    var known = new ArrayList<>(ClaimFile.shipped());
    known.removeAll(fresh);
    var asserted = new ArrayList<Example>();
    var near = new ArrayList<Example>();
    try (var house = HouseModerator.open(known, 2)) {
      for (var claim : fresh) {
        house.learn(shortened(claim));
        claim.paraphrases().stream().skip(1)
            .forEach(text -> asserted.add(Example.of("fresh", claim.id(), text, claim.category().tag())));
        claim.nearMisses().forEach(text -> near.add(Example.of("fresh", claim.id(), text, "ok")));
      }
      var pipeline = new ReviewPipeline(List.of(house), new HousePolicy(), (_, _) -> {});
      System.out.println("== claims added a minute ago: " + fresh.size());
      var said = Judged.all(asserted, pipeline);
      var missed = Judged.all(near, pipeline);
      Share.print("acute, held",
          said.stream().filter(r -> r.example().label().equals("misinformation_acute")).toList(),
          Judged::isStopped);
      Share.print("others, not allowed",
          said.stream().filter(r -> !r.example().label().equals("misinformation_acute")).toList(),
          r -> !r.isAllowed());
      Share.print("near misses, not allowed", missed, r -> !r.isAllowed());
      said.stream().filter(r -> !r.isRight()).forEach(r -> errors.add(r.line()));
      missed.stream().filter(r -> !r.isRight()).forEach(r -> errors.add(r.line()));
    }
  }

  private static Claim shortened(Claim claim) {
    return new Claim(claim.id(), claim.topic(), claim.severity(), claim.falseClaim(), claim.correction(),
        claim.sourceName(), claim.sourceTitle(), claim.humanChecked(),
        claim.paraphrases().subList(0, Math.min(1, claim.paraphrases().size())), List.of());
  }
}
