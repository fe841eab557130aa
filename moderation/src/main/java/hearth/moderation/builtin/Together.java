package hearth.moderation.builtin;

import hearth.moderation.ReviewContext;
import hearth.moderation.learned.Part;
import hearth.moderation.text.Folding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a line says only together with the one before it: the second half of what the same person began, as people type on a phone,
/// or a yes or a no to what somebody asked.
///
/// @param how    for the rule's name
/// @param groups what is looked for in it
/// @param before what has been judged already, and is not found again
/// @param later  the line by itself
/// @param whole  what is said in all; its place is that of the later line
record Together(String how, Set<Group> groups, Part before, Part later, Part whole) {
  private static final Duration WITHIN = Duration.ofMinutes(3);
  /// As much as is judged at once; what is longer has been understood by itself.
  private static final int WORDS = 28;

  private static final Part NOTHING = new Part(List.of(), 0, 0);
  private static final Set<Group> HALVES = EnumSet.of(Group.CRISIS, Group.ABUSE, Group.TRADE);
  private static final Set<Group> ANSWERS = EnumSet.of(Group.CRISIS);

  /// Words and signs of a yes or a no.
  private static final int LONGEST_ANSWER = 6;
  private static final Set<String> YES = Set.of("yes", "yeah", "yep", "yea", "yup", "yes i am", "yes i do",
      "yes i have", "yes i did", "i am", "i do", "i have", "i did", "i think so", "yes i think so", "kind of",
      "sort of", "a bit", "a little", "maybe", "sometimes", "a lot", "every day", "si", "sí", "creo que si",
      "creo que sí", "un poco", "a veces");
  private static final Set<String> NO = Set.of("no", "nope", "nah", "not really", "no i am not",
      "no i do not",
      "im not", "i am not", "i do not", "i did not", "not anymore", "not any more", "no really",
      "la verdad no");

  /// What a yes and a no say to a question.
  private record Answer(List<String> yes, List<String> no) {
    static Answer of(String yes, String no) {
      return new Answer(List.of(yes.split(" ")), List.of(no.split(" ")));
    }
  }

  /// By how the question begins.
  private static final Map<List<String>, Answer> ANSWERED = Map.ofEntries(
      Map.entry(List.of("are", "you"), Answer.of("i am", "i am not")),
      Map.entry(List.of("were", "you"), Answer.of("i was", "i was not")),
      Map.entry(List.of("do", "you"), Answer.of("i", "i do not")),
      Map.entry(List.of("did", "you"), Answer.of("i did", "i did not")),
      Map.entry(List.of("have", "you"), Answer.of("i have", "i have not")),
      Map.entry(List.of("will", "you"), Answer.of("i will", "i will not")),
      Map.entry(List.of("can", "you"), Answer.of("i can", "i can not")),
      Map.entry(List.of("estas"), Answer.of("estoy", "no estoy")),
      Map.entry(List.of("quieres"), Answer.of("quiero", "no quiero")),
      Map.entry(List.of("piensas"), Answer.of("pienso", "no pienso")),
      Map.entry(List.of("tienes"), Answer.of("tengo", "no tengo")),
      Map.entry(List.of("vas"), Answer.of("voy", "no voy")),
      Map.entry(List.of("tomaste"), Answer.of("tomé", "no tomé")));
  private static final Map<String, String> OF_ONESELF = Map.of("you", "i", "your", "my", "yourself", "myself",
      "tu", "mi", "te", "me", "matarte", "matarme", "hacerte", "hacerme", "morirte", "morirme");

  /// @return empty where the line stands for itself
  static Optional<Together> of(Reading reading, Folding folding) {
    var words = reading.folded().words();
    if (words.isEmpty() || words.size() >= WORDS) {
      return Optional.empty();
    }
    return answered(reading, folding).or(() -> continued(reading, words, folding));
  }

  /// A yes or a no to the question that was the last thing said; empty for any other line.
  static Optional<Together> answered(Reading reading, Folding folding) {
    var words = reading.folded().words();
    if (words.size() > LONGEST_ANSWER) {
      return Optional.empty();
    }
    var line = words.stream().filter(word -> Character.isLetter(word.charAt(0)))
        .collect(Collectors.joining(" "));
    var yes = YES.contains(line);
    return yes || NO.contains(line) ? answered(reading, folding, yes) : Optional.empty();
  }

  private static Optional<Together> continued(Reading reading, List<String> words, Folding folding) {
    for (var line : reading.context().recent().reversed()) {
      if (isLongAgo(line, reading)) {
        return Optional.empty();
      }
      if (line.isBy(reading.draft().by())) {
        var before = folding.fold(line.text().value()).heard();
        if (before.isEmpty() || before.size() + words.size() > WORDS) {
          return Optional.empty();
        }
        var both = new ArrayList<>(before);
        both.addAll(words);
        return Optional.of(new Together("continued", HALVES, part(before, line.text().value()),
            part(words, reading.text()), part(both, reading.text())));
      }
    }
    return Optional.empty();
  }

  /// A no says only what a yes would not have said: who answers it when asked about killing herself does not want to.
  private static Optional<Together> answered(Reading reading, Folding folding, boolean yes) {
    var recent = reading.context().recent();
    if (recent.isEmpty() || isLongAgo(recent.getLast(), reading)
        || recent.getLast().isBy(reading.draft().by())) {
      return Optional.empty();
    }
    var asked = folding.fold(recent.getLast().text().value()).heard();
    for (var at = 0; at < asked.size(); at++) {
      for (var length = 1; length <= 2 && at + length <= asked.size(); length++) {
        var answer = ANSWERED.get(asked.subList(at, at + length));
        if (answer != null) {
          var rest = asked.subList(at + length, asked.size());
          var affirmed = part(statement(answer.yes(), rest), reading.text());
          return Optional.of(yes
              ? new Together("answered", ANSWERS, NOTHING, NOTHING, affirmed)
              : new Together("answered", ANSWERS, affirmed, NOTHING,
                  part(statement(answer.no(), rest), reading.text())));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> statement(List<String> beginning, List<String> asked) {
    return Stream.concat(beginning.stream(), asked.stream().takeWhile(word -> !word.equals("?")).limit(WORDS)
        .map(word -> OF_ONESELF.getOrDefault(word, word))).toList();
  }

  private static Part part(List<String> words, String of) {
    return new Part(words, 0, of.length());
  }

  private static boolean isLongAgo(ReviewContext.Line line, Reading reading) {
    return line.at().isBefore(reading.context().now().minus(WITHIN));
  }

  @Override
  public String toString() {
    return "Together[" + how + "]";
  }
}
