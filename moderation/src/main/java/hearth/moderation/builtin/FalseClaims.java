package hearth.moderation.builtin;

import hearth.moderation.Finding;
import hearth.moderation.builtin.Judge.Patience;
import hearth.moderation.claims.Claim;
import hearth.moderation.claims.Library;
import java.util.Optional;
import java.util.function.Supplier;

/// Nearness to the false claims of the library, for parts that may touch one. It tells the topic; what was learned of asking, denying,
/// quoting and remembering tells the stance. Any thread.
final class FalseClaims {
  private final Judge judge;
  private final Supplier<Library> library;

  /// @param library may change at any time
  FalseClaims(Judge judge, Supplier<Library> library) {
    this.judge = judge;
    this.library = library;
  }

  /// Whether no encoder has to be asked.
  boolean isKnown(Heard heard) {
    return !mayTouch(heard) || judge.meaning(heard.asserted(), Patience.NONE).isPresent();
  }

  /// @param oneOfMany whether it is a part of a long text, of which one is sooner mistaken
  /// @return the claim that is asserted; that it was not reviewed, where no encoder came free in time
  Optional<Finding> find(Heard heard, Reading reading, boolean oneOfMany) {
    if (!mayTouch(heard)) {
      return Optional.empty();
    }
    var meaning = judge.meaning(heard.asserted(), Patience.SOME);
    if (meaning.isEmpty()) {
      return Optional.of(Judge.busy(reading));
    }
    return Optional.ofNullable(library.get().nearest(meaning.get()))
        .filter(near -> asserts(near, Group.CLAIM.sum(heard.withoutActs().p()), oneOfMany))
        .map(near -> new Finding(near.claim().category(), Group.severity(near.claim().category()),
            Math.min(1, Math.max(0, near.likeness())), "claim/" + near.claim().id() + "@1",
            heard.part().from(), heard.part().to(), words(near.claim())));
  }

  private boolean mayTouch(Heard heard) {
    var p = heard.withoutActs().p();
    return p[0] <= 0.97f && Group.CLAIM.sum(p) >= 0.02f && library.get().mayTouch(heard.asserted().words());
  }

  private static boolean asserts(Library.Near near, float doubt, boolean oneOfMany) {
    return near.likeness() > near.nearMiss() - 0.05f
        && (near.likeness() >= 0.6f && !oneOfMany && doubt >= 0.35f
            || near.likeness() >= 0.5f && doubt >= 0.6f);
  }

  /// What the author is told. A correction that no clinician has read yet is not put before members.
  private static String words(Claim claim) {
    return claim.humanChecked() ? claim.correction() + " (" + claim.sourceName() + ")" : null;
  }
}
