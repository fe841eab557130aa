package hearth.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was learned proves nothing, nor does what is nearly the same: what moderation is measured by is kept apart from the corpus.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeverLearnedTest {
  private static final Path FUNCTIONAL = Path.of("functional");
  private static final double NEAR = 0.7;

  private final List<Example> corpus;
  private final List<Set<String>> learned;

  NeverLearnedTest() throws IOException {
    corpus = Corpus.read(Path.of("corpus"));
    learned = corpus.stream().map(example -> words(example.text())).toList();
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

  @ParameterizedTest
  @ValueSource(strings = {"sixth-hour.txt", "seventh-hour.txt", "eighth-hour.txt", "ninth-hour.txt",
      "tenth-hour.txt", "eleventh-hour.txt", "twelfth-hour.txt", "thirteenth-hour.txt",
      "fourteenth-hour.txt", "fifteenth-hour.txt", "sixteenth-hour.txt", "seventeenth-hour.txt",
      "eighteenth-hour.txt",
      "nineteenth-hour.txt", "twentieth-hour.txt", "twentyfirst-hour.txt", "twentysecond-hour.txt",
      "twentythird-hour.txt", "twentyfourth-hour.txt", "twentyfifth-hour.txt", "twentysixth-hour.txt",
      "twentyseventh-hour.txt", "twentyeighth-hour.txt", "twentyninth-hour.txt", "thirtieth-hour.txt",
      "thirtyfirst-hour.txt"})
  void the_newer_hours_have_no_near_twin_in_the_corpus(String hour) throws Exception {
    for (var example : Corpus.read(FUNCTIONAL, hour)) {
      var line = words(example.text());
      assertThat(learned.stream().filter(other -> isNear(line, other)).toList()).as(example.text()).isEmpty();
    }
  }

  private static Set<String> words(String line) {
    return Set.copyOf(List.of(line.toLowerCase().replace("'", "").split("[^\\p{L}\\p{N}_]+")));
  }

  /// Whether of all words of both lines, so many stand in both.
  private static boolean isNear(Set<String> line, Set<String> other) {
    if (Math.min(line.size(), other.size()) < NEAR * Math.max(line.size(), other.size())) {
      return false;
    }
    var both = 0;
    for (var word : other) {
      if (line.contains(word)) {
        both++;
      }
    }
    return both >= NEAR * (line.size() + other.size() - both);
  }
}
