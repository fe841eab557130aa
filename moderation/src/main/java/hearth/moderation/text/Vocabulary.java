package hearth.moderation.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words that a meeting uses, with how often: by it a disguised word is told from a strange one, and words run
/// together are taken apart. Immutable.
public final class Vocabulary {
  /// A stretch longer than this is not one phrase with its spaces left out.
  private static final int LONGEST_RUN = 160;

  private static final String WORDS_OF_ONE_LETTER = "aiuy";
  /// What people hide a letter of, because it is rude or because a filter might be listening.
  private static final Set<String> HIDDEN = Set
      .of("""
          arse arsehole ass asshole bastard bitch bitches bollocks bullshit cabron cock crap cunt damn dick fuck fucked fucker fucking joder
          mierda piss pissed prick puta pussy shit shite shitty slag slut tits twat wank whore
          cocaine coke dead death die died drug drugs gun heroin kill killed killing meth molested murder nude nudes od overdose porn rape raped
          rapist sex suicidal suicide suicidio weed
          """
          .strip().split("\\s+"));

  private final Map<String, Integer> counts;
  /// The same with short forms, which are words as well: dont, im, gonna.
  private final Map<String, Integer> spoken;
  private final Trie byLetters;
  private final double total;

  public Vocabulary(Map<String, Integer> counts) {
    this.counts = new HashMap<>(counts); // read some thirty times a line: faster than an immutable map
    this.spoken = new HashMap<>(counts);
    Slang.shortForms().forEach((word, meant) -> spoken.putIfAbsent(word,
        Arrays.stream(meant.split(" ")).mapToInt(part -> counts.getOrDefault(part, 1)).min().orElse(1)));
    this.byLetters = Trie.of(spoken.keySet());
    this.total = 1 + this.counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /// @param lines `word count`, one to a line
  public static Vocabulary of(Iterable<String> lines) {
    var counts = new HashMap<String, Integer>();
    for (var line : lines) {
      var space = line.indexOf(' ');
      if (space > 0) {
        counts.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
      }
    }
    return new Vocabulary(counts);
  }

  public boolean knows(String word) {
    return counts.containsKey(word);
  }

  /// How often it was read, of a short form what it stands for; 0 where it is not known.
  int count(String word) {
    return spoken.getOrDefault(word, 0);
  }

  /// The only known word of this shape, where `*` stands for one hidden letter; otherwise one that people hide, then the commonest, of
  /// equals the first of the alphabet, so that every start of the server reads alike; null where there is none.
  String unmasked(String shape) {
    return counts.keySet().stream().filter(word -> fits(word, shape))
        .min(Comparator.<String>comparingInt(word -> HIDDEN.contains(word) ? 0 : 1)
            .thenComparingInt(word -> -counts.get(word)).thenComparing(word -> word))
        .orElse(null);
  }

  private static boolean fits(String word, String shape) {
    if (word.length() != shape.length()) {
      return false;
    }
    for (var i = 0; i < shape.length(); i++) {
      if (shape.charAt(i) != '*' && shape.charAt(i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The likeliest way to read letters without spaces as known words and short forms; empty where there is none.
  List<String> apart(String letters) {
    if (letters.length() > LONGEST_RUN) {
      return List.of();
    }
    var n = letters.length();
    var cost = new double[n + 1];
    var from = new int[n + 1];
    Arrays.fill(cost, 1, n + 1, Double.POSITIVE_INFINITY);
    for (var start = 0; start < n; start++) {
      if (cost[start] == Double.POSITIVE_INFINITY) {
        continue; // no words lead up to here; of gibberish almost nothing has to be looked up
      }
      var node = Trie.ROOT;
      for (var end = start + 1; end <= n; end++) {
        node = byLetters.next(node, letters.charAt(end - 1));
        if (node == Trie.NOWHERE) {
          break;
        }
        if (byLetters.isWord(node)
            && (end - start > 1 || WORDS_OF_ONE_LETTER.indexOf(letters.charAt(start)) >= 0)) {
          var c = cost[start] + Math.log(total / spoken.get(letters.substring(start, end))) + 2;
          if (c < cost[end]) {
            cost[end] = c;
            from[end] = start;
          }
        }
      }
    }
    if (Double.isInfinite(cost[n])) {
      return List.of();
    }
    var words = new ArrayList<String>();
    for (var end = n; end > 0; end = from[end]) {
      words.addFirst(letters.substring(from[end], end));
    }
    return words;
  }
}
