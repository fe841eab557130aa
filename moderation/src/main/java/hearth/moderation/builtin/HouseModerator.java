package hearth.moderation.builtin;

import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.claims.Claim;
import hearth.moderation.claims.Library;
import hearth.moderation.claims.Meanings;
import hearth.moderation.learned.Encoder;
import hearth.moderation.learned.LineModel;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Foldings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// The moderator that comes with Hearth: folds a draft once and has all rules read it, from microseconds to milliseconds.
/// Close it after the last review; [#close] waits for those that are under way.
public final class HouseModerator implements Moderator, AutoCloseable {
  private final Folding folding;
  private final List<Rule> rules;
  private final LineModel model;
  private final Encoder encoder;
  private final AtomicReference<Library> library;

  private HouseModerator(Folding folding, LineModel model, Encoder encoder, Library library, int atOnce) {
    this.folding = folding;
    this.encoder = encoder;
    this.library = new AtomicReference<>(library);
    this.rules = Stream.concat(RulesModerator.rules().stream(),
        Stream.of(new Meaning(model, encoder, this.library::get, atOnce))).toList();
    this.model = model;
  }

  /// All stages, with the weights that ship. Takes a second or two.
  ///
  /// @param claims the false claims to look for
  /// @param atOnce how many inferences may run at once, 1 or more; best the number of cores
  /// @throws IllegalStateException if the encoder cannot be loaded on this machine
  public static HouseModerator open(Collection<Claim> claims, int atOnce) {
    var folding = Foldings.shipped();
    var encoder = new Encoder();
    return new HouseModerator(folding, LineModel.shipped(), encoder,
        new Library(claims, folding, Meanings.shipped(encoder)),
        atOnce);
  }

  @Override
  public String name() {
    return "house";
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var reading = new Reading(draft, context, folding.fold(draft.text().value()));
    var findings = new ArrayList<Finding>();
    for (var rule : rules) {
      findings.addAll(rule.find(reading));
    }
    return findings;
  }

  /// The same step by step, for whoever wants to know what takes how long.
  public List<Stage> stages(Draft draft, ReviewContext context) {
    var stages = new ArrayList<Stage>();
    var began = System.nanoTime();
    var reading = new Reading(draft, context, folding.fold(draft.text().value()));
    stages.add(new Stage("Folding", List.of(), System.nanoTime() - began));
    for (var rule : rules) {
      began = System.nanoTime();
      var findings = rule.find(reading);
      stages.add(new Stage(rule.getClass().getSimpleName(), findings, System.nanoTime() - began));
    }
    return stages;
  }

  /// From the next review on, this claim is looked for too; one with the same id is replaced. Any thread.
  public void learn(Claim claim) {
    library.updateAndGet(known -> known.with(claim, folding, encoder::embed));
  }

  public List<Claim> claims() {
    return library.get().claims();
  }

  @Override
  public void close() {
    model.close();
    encoder.close();
  }
}
