package hearth.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.HousePolicy;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.builtin.HouseModerator;
import hearth.moderation.claims.ClaimFile;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The functional suite: the same words with another intent, in every category. It is far from perfect; what is asserted is
/// what was reached less a few lines, since the encoder's arithmetic differs a little from processor to processor, so that a
/// change which loses it is seen. `docs/moderation.md` has the figures.
class MinimalPairsTest {
  private static final Path PAIRS = Path.of("functional", "pairs.txt");

  @Test
  void every_category_is_told_from_the_same_words_said_otherwise() throws Exception {
    try (var house = HouseModerator.open(ClaimFile.shipped(), 2)) {
      var pipeline = new ReviewPipeline(List.of(house), new HousePolicy(), (_, _) -> {});
      var judged = Judged.all(Pairs.read(PAIRS), pipeline);
      var harm = judged.stream().filter(line -> !line.isFine()).toList();
      var fine = judged.stream().filter(Judged::isFine).toList();
      assertThat(harm).hasSameSizeAs(fine).hasSizeGreaterThan(130);

      var byCategory = harm.stream()
          .collect(Collectors.groupingBy(line -> line.example().label(), TreeMap::new, Collectors.toList()));
      assertThat(byCategory).hasSize(24);
      byCategory.forEach((category, lines) -> assertThat(share(lines, Judged::isRight))
          .as("%s recognised: %s", category,
              lines.stream().filter(l -> !l.isRight()).map(Judged::line).toList())
          .isGreaterThanOrEqualTo(0.5));
      assertThat(share(harm, Judged::isRight)).as("recognised in all").isGreaterThanOrEqualTo(0.88);
      assertThat(share(fine, Judged::isStopped)).as("honest lines held or sent back")
          .isLessThanOrEqualTo(0.11);
      assertThat(share(fine, line -> !line.isAllowed())).as("honest lines that get anything but allow")
          .isLessThanOrEqualTo(0.2);
    }
  }

  /// Honest talk in hard words, as it is any evening.
  @Test
  void an_ordinary_hour_is_left_alone() throws Exception {
    try (var house = HouseModerator.open(ClaimFile.shipped(), 2)) {
      var pipeline = new ReviewPipeline(List.of(house), new HousePolicy(), (_, _) -> {});
      var judged = Judged.all(Corpus.read(PAIRS.getParent(), "ordinary.txt"), pipeline);
      assertThat(judged).hasSizeGreaterThan(120);
      assertThat(judged.stream().filter(Judged::isStopped)).extracting(Judged::line)
          .hasSizeLessThanOrEqualTo(2);
      assertThat(share(judged, line -> !line.isAllowed())).isLessThanOrEqualTo(0.075);
    }
  }

  private static double share(List<Judged> of, Predicate<Judged> hit) {
    return of.stream().filter(hit).count() / (double) of.size();
  }
}
