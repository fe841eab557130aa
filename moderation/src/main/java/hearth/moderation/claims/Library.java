package hearth.moderation.claims;

import hearth.moderation.learned.Encoder;
import hearth.moderation.text.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Claims made ready to be compared with: every way to assert them, and every near miss, as a vector; and an index by
/// which most lines are told from all claims without one. Immutable.
public final class Library {
  /// Words that say nothing of a topic.
  private static final Set<String> COMMON = Set.of("the", "and", "you", "your", "are", "for", "that", "this",
      "with",
      "have", "not", "but", "was", "can", "will", "just", "all", "any", "they", "them", "their", "what",
      "when", "who",
      "how", "why", "does", "did", "been", "being", "were", "from", "out", "off", "one", "get", "got",
      "there", "here",
      "more", "than", "then", "into", "about", "him", "her", "his", "she", "our", "would", "should", "could",
      "has",
      "had", "too", "very", "some", "someone", "people", "person", "dont", "never", "ever", "only", "need",
      "want",
      "make", "made", "take", "use", "used", "going", "because", "after", "before", "time", "day", "days",
      "year",
      "years", "good", "bad", "really", "thing", "like", "even", "still", "every", "know", "say", "said",
      "way", "own",
      "back", "up", "down", "over", "it", "is", "no", "do", "on", "in", "of", "to", "at", "or", "if", "so",
      "be",
      "my", "me", "we", "us", "i", "a", "an", "am", "as", "by", "go", "he", "que", "los", "las", "una", "con",
      "por");

  /// One wording of a claim, or of what only sounds like it.
  private record Wording(int claim, float[] meaning, boolean asserts) {}

  /// A claim that a line is near to.
  ///
  /// @param likeness cosine to the nearest wording that asserts it
  /// @param nearMiss cosine to the nearest one that does not, of the same claim; −1 where it has none
  public record Near(Claim claim, float likeness, float nearMiss) {}

  private final List<Claim> claims;
  private final List<Wording> wordings = new ArrayList<>();
  /// Stem → the claims that have it.
  private final Map<String, Set<Integer>> index = new HashMap<>();

  /// @param meaning of a wording; called on this thread, once for each
  public Library(Collection<Claim> claims, Folding folding, Function<List<String>, float[]> meaning) {
    this.claims = List.copyOf(claims);
    for (var c = 0; c < this.claims.size(); c++) {
      var claim = this.claims.get(c);
      add(c, claim.falseClaim(), true, folding, meaning);
      for (var text : claim.paraphrases()) {
        add(c, text, true, folding, meaning);
      }
      for (var text : claim.nearMisses()) {
        add(c, text, false, folding, meaning);
      }
    }
  }

  private Library(List<Claim> claims, List<Wording> wordings, Map<String, Set<Integer>> index) {
    this.claims = claims;
    this.wordings.addAll(wordings);
    index.forEach((stem, of) -> this.index.put(stem, new HashSet<>(of)));
  }

  /// The same library with one claim more, or with another wording of one that it has.
  public Library with(Claim claim, Folding folding, Function<List<String>, float[]> meaning) {
    var kept = new ArrayList<>(claims);
    kept.removeIf(c -> c.id().equals(claim.id()));
    if (kept.size() < claims.size()) {
      kept.add(claim);
      return new Library(kept, folding, meaning);
    }
    kept.add(claim);
    var more = new Library(List.copyOf(kept), wordings, index);
    var c = kept.size() - 1;
    more.add(c, claim.falseClaim(), true, folding, meaning);
    claim.paraphrases().forEach(text -> more.add(c, text, true, folding, meaning));
    claim.nearMisses().forEach(text -> more.add(c, text, false, folding, meaning));
    return more;
  }

  private void add(int claim, String text, boolean asserts, Folding folding,
      Function<List<String>, float[]> meaning) {
    var words = folding.fold(text).words();
    wordings.add(new Wording(claim, Encoder.direction(meaning.apply(words)), asserts));
    if (asserts) {
      stems(words).forEach(stem -> index.computeIfAbsent(stem, _ -> new HashSet<>()).add(claim));
    }
  }

  public List<Claim> claims() {
    return claims;
  }

  /// Whether a line shares at least two words of substance with some claim: most lines do not, and need not be compared.
  public boolean mayTouch(List<String> words) {
    var hits = new HashMap<Integer, Integer>();
    for (var stem : stems(words)) {
      for (var claim : index.getOrDefault(stem, Set.of())) {
        if (hits.merge(claim, 1, Integer::sum) >= 2) {
          return true;
        }
      }
    }
    return false;
  }

  /// The nearest claim; null where the library is empty.
  public Near nearest(float[] meaning) {
    var direction = Encoder.direction(meaning);
    var asserting = new float[claims.size()];
    var missing = new float[claims.size()];
    java.util.Arrays.fill(asserting, -1);
    java.util.Arrays.fill(missing, -1);
    for (var wording : wordings) {
      var likeness = Encoder.likeness(direction, wording.meaning());
      var best = wording.asserts() ? asserting : missing;
      best[wording.claim()] = Math.max(best[wording.claim()], likeness);
    }
    var nearest = -1;
    for (var c = 0; c < claims.size(); c++) {
      if (nearest < 0 || asserting[c] > asserting[nearest]) {
        nearest = c;
      }
    }
    return nearest < 0 ? null : new Near(claims.get(nearest), asserting[nearest], missing[nearest]);
  }

  private static Set<String> stems(List<String> words) {
    var stems = new HashSet<String>();
    for (var word : words) {
      if (word.length() > 2 && !COMMON.contains(word)) {
        stems.add(word.length() > 6
            ? word.substring(0, 6)
            : word.endsWith("s")
                ? word.substring(0, word.length() - 1)
                : word);
      }
    }
    return stems;
  }
}
