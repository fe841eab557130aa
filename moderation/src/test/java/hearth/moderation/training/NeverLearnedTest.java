package hearth.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was learned proves nothing, nor does what is nearly the same: what moderation is measured by is kept apart from the corpus.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeverLearnedTest {
  private static final Path FUNCTIONAL = Path.of("functional");
  private static final double NEAR = 0.7;

  private final List<Example> corpus;
  private final List<Set<String>> learned;
  private final Map<String, List<Integer>> where = new HashMap<>();

  NeverLearnedTest() throws IOException {
    corpus = Corpus.read(Path.of("corpus"));
    learned = corpus.stream().map(example -> words(example.text())).toList();
    for (var i = 0; i < learned.size(); i++) {
      for (var word : learned.get(i)) {
        where.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
  }

  @Test
  void nothing_that_is_measured_is_in_the_corpus() throws Exception {
    var measured = new ArrayList<>(Pairs.read(FUNCTIONAL.resolve("pairs.txt")));
    measured.addAll(Corpus.read(FUNCTIONAL, "ordinary.txt"));
    measured.addAll(Corpus.read(FUNCTIONAL, "harm.txt"));
    var learned = corpus.stream().map(example -> example.text().toLowerCase()).collect(Collectors.toSet());
    assertThat(measured).extracting(example -> example.text().toLowerCase())
        .doesNotContainAnyElementsOf(learned);
  }

  static List<Hours.Hour> hours() {
    return Hours.WITHOUT_TWINS;
  }

  @ParameterizedTest
  @MethodSource("hours")
  void the_newer_hours_have_no_near_twin_in_the_corpus(Hours.Hour hour) throws Exception {
    for (var example : hour.read(FUNCTIONAL)) {
      assertThat(near(words(example.text()))).as(example.text()).isEmpty();
    }
  }

  private static Set<String> words(String line) {
    return Set.copyOf(List.of(line.toLowerCase().replace("'", "").split("[^\\p{L}\\p{N}_]+")));
  }

  /// The lines of the corpus of which, of all words of both, so many stand in both.
  private List<Set<String>> near(Set<String> line) {
    var both = new HashMap<Integer, Integer>();
    line.forEach(word -> where.getOrDefault(word, List.of()).forEach(i -> both.merge(i, 1, Integer::sum)));
    return both.entrySet().stream()
        .filter(shared -> {
          var all = line.size() + learned.get(shared.getKey()).size() - shared.getValue();
          return shared.getValue() >= NEAR * all;
        })
        .map(shared -> learned.get(shared.getKey())).toList();
  }
}
