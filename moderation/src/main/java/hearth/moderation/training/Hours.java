package hearth.moderation.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is said in an evening, written by us and never trained on. The oldest are the kindest: what was learned since was written
/// with their errors known.
final class Hours {
  /// @param files below `moderation/functional`
  record Hour(String name, List<String> files) {
    List<Example> read(Path functional) throws IOException {
      var lines = new ArrayList<Example>();
      for (var file : files) {
        lines.addAll(Corpus.read(functional, file));
      }
      return lines;
    }
  }

  /// Hours of one kind, reported together.
  record Season(String name, List<Hour> hours) {}

  private static final List<String> NUMBERS = List.of("second", "third", "fourth", "fifth", "sixth",
      "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
      "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twentyfirst",
      "twentysecond", "twentythird", "twentyfourth", "twentyfifth", "twentysixth", "twentyseventh",
      "twentyeighth", "twentyninth", "thirtieth", "thirtyfirst", "thirtysecond", "thirtythird",
      "thirtyfourth");
  private static final int SECOND = 2;

  static final List<Season> SEASONS = List.of(
      new Season("fifteen older hours",
          Stream.concat(Stream.of(new Hour("ordinary hour, and harm", List.of("ordinary.txt", "harm.txt"))),
              numbered(2, 15)).toList()),
      new Season("the sixteenth to the twenty-fifth", numbered(16, 25).toList()),
      new Season("the twenty-sixth to the twenty-eighth", numbered(26, 28).toList()),
      new Season("by allusion: the twenty-ninth to the thirty-first", numbered(29, 31).toList()),
      new Season("plainly: the thirty-second to the thirty-fourth", numbered(32, 34).toList()));

  /// Those of which a test makes sure that the corpus has no near twin.
  static final List<Hour> WITHOUT_TWINS = numbered(6, 34).toList();

  private Hours() {}

  private static Stream<Hour> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(number -> NUMBERS.get(number - SECOND))
        .map(number -> new Hour(number + " hour", List.of(number + "-hour.txt")));
  }
}
