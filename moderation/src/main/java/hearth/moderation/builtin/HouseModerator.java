package hearth.moderation.builtin;

import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.claims.Claim;
import hearth.moderation.claims.Library;
import hearth.moderation.claims.Meanings;
import hearth.moderation.text.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// The moderator that comes with Hearth: folds a draft once and has all rules read it, from microseconds to milliseconds.
/// Close it after the last review; [#close] waits for those that are under way.
public final class HouseModerator implements Moderator, AutoCloseable {
  private final Models models;
  private final Folding folding;
  private final List<Rule> rules;
  private final Meaning meaning;
  private final AtomicReference<Library> library;

  private HouseModerator(Models models, Library library, int atOnce) {
    this.models = models;
    this.folding = models.folding();
    this.library = new AtomicReference<>(library);
    this.rules = RulesModerator.rules(folding);
    var judge = new Judge(models::tuned, models::published, atOnce);
    this.meaning = new Meaning(judge, new FalseClaims(judge, this.library::get), folding);
  }

  /// All stages, with the weights that ship. What is reviewed before the models are in memory waits for them.
  ///
  /// @param models closed together with what is returned
  /// @param claims the false claims to look for
  /// @param atOnce how many inferences may run at once, best the number of cores; with 0 the words alone decide, and what they doubt
  ///               is held, or taken for a call for help where it may be one
  /// @throws IllegalStateException if the models cannot be loaded on this machine
  public static HouseModerator open(Models models, Collection<Claim> claims, int atOnce) {
    return new HouseModerator(models,
        new Library(claims, models.folding(), Meanings.shipped(models::published)), atOnce);
  }

  /// With models of its own; waits for them, a second or two.
  public static HouseModerator open(Collection<Claim> claims, int atOnce) {
    var models = new Models();
    models.await();
    return open(models, claims, atOnce);
  }

  @Override
  public String name() {
    return "house";
  }

  @Override
  public List<Finding> review(Draft draft, ReviewContext context) {
    var reading = read(draft, context);
    var findings = RulesModerator.find(rules, reading);
    findings.addAll(meaning.find(reading));
    return findings;
  }

  /// Where the words leave no doubt, or what was said is remembered.
  @Override
  public Optional<List<Finding>> atOnce(Draft draft, ReviewContext context) {
    if (!models.areThere()) {
      return Optional.empty();
    }
    var reading = read(draft, context);
    return meaning.findAtOnce(reading).map(meant -> {
      var findings = RulesModerator.find(rules, reading);
      findings.addAll(meant);
      return findings;
    });
  }

  private Reading read(Draft draft, ReviewContext context) {
    return new Reading(draft, context, folding.fold(draft.text().value()));
  }

  /// The same step by step, for whoever wants to know what takes how long.
  public List<Stage> stages(Draft draft, ReviewContext context) {
    var stages = new ArrayList<Stage>();
    var began = System.nanoTime();
    var reading = read(draft, context);
    stages.add(new Stage("Folding", List.of(), System.nanoTime() - began));
    for (var rule : Stream.concat(rules.stream(), Stream.of(meaning)).toList()) {
      began = System.nanoTime();
      var findings = rule.find(reading);
      stages.add(new Stage(rule.getClass().getSimpleName(), findings, System.nanoTime() - began));
    }
    return stages;
  }

  /// From the next review on, this claim is looked for too; one with the same id is replaced. Any thread.
  public void learn(Claim claim) {
    library.updateAndGet(known -> known.with(claim, folding, models.published()::embed));
  }

  public List<Claim> claims() {
    return library.get().claims();
  }

  @Override
  public void close() {
    models.close();
  }
}
