package hearth.moderation.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Other forms of a line of ours, in which it is learned as well: misspelt, and beside an honest line, as people say two things at once.
/// In both, names, relatives, medicines and the like are exchanged for others. The same seed gives the same forms.
final class Forms {
  /// The most words of each of two lines that are joined: together they are a part, still.
  private static final int JOINED = 16;

  private final Map<String, List<String>> alike;
  private final List<List<String>> honest;
  private final Random chance = new Random(3);

  private Forms(Map<String, List<String>> alike, List<List<String>> honest) {
    this.alike = alike;
    this.honest = honest;
  }

  /// @param alike  rows of words that may stand for one another
  /// @param honest lines that any other may stand beside
  static Forms of(Path alike, List<List<String>> honest) throws IOException {
    var rows = new HashMap<String, List<String>>();
    for (var line : Files.readAllLines(alike)) {
      if (!line.startsWith("#")) {
        var words = List.of(line.split(" "));
        words.forEach(word -> rows.put(word, words));
      }
    }
    return new Forms(rows, honest.stream().filter(words -> words.size() <= JOINED).toList());
  }

  /// Two of them, always.
  List<List<String>> others(Example example, List<String> words) {
    return List.of(misspelt(exchanged(example, words)), joined(exchanged(example, words)));
  }

  /// What is true of one medicine may not be of another.
  private List<String> exchanged(Example example, List<String> words) {
    if (example.label().startsWith("misinformation") || example.family().startsWith("claim/")) {
      return words;
    }
    var now = new HashMap<String, String>(); // who is named twice is one person
    return words.stream().map(word -> alike.containsKey(word)
        ? now.computeIfAbsent(word, old -> any(alike.get(old)))
        : word).toList();
  }

  /// One word in ten with two letters swapped or one left out.
  private List<String> misspelt(List<String> words) {
    var out = new ArrayList<String>();
    for (var word : words) {
      if (word.length() < 4 || chance.nextInt(10) > 0) {
        out.add(word);
      } else {
        var at = 1 + chance.nextInt(word.length() - 2);
        out.add(chance.nextBoolean()
            ? word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2)
            : word.substring(0, at) + word.substring(at + 1));
      }
    }
    return out;
  }

  /// What is bad stays bad beside an honest line, and what is honest stays honest.
  private List<String> joined(List<String> words) {
    if (words.size() > JOINED) {
      return words;
    }
    var other = any(honest);
    var first = chance.nextBoolean();
    return Stream.concat((first ? words : other).stream(), (first ? other : words).stream()).toList();
  }

  private <T> T any(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }
}
