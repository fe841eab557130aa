package hearth.moderation.builtin;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kind and true things made of hard words: an insult denied, a cruelty that was done to the author, a harmful act advised
/// against. Models of this size hear the words and miss the *not*; so what is denied is taken out, and what is left is judged
/// by itself. Somebody who denies one insult to add another is still heard. Pure.
final class Negation {
  private static final String INSULT = any("bad", "burden", "failure", "loser", "idiot", "stupid", "ugly",
      "disgusting", "disgusted", "worthless", "trash", "monster", "liar", "fraud", "crazy", "broken", "weak",
      "pathetic", "joke", "clown", "mistake", "useless", "junkie", "junkies", "garbage", "scum", "fat", "pig",
      "dirty", "dumb", "moron", "animal", "animals", "vermin", "criminal", "criminals", "dangerous", "thief",
      "thieves", "terrorist", "terrorists", "lazy", "evil", "freak", "insane", "mad", "filthy", "subhuman",
      "plague", "disease", "rubbish", "waste", "damaged", "hopeless", "boring", "fool", "coward", "selfish",
      "whore", "slut", "bitch", "cow", "retard", "psycho", "parasite", "parasites", "basura", "tonta",
      "tonto",
      "inutil", "carga", "fracaso", "fea", "feo", "loca", "loco", "mala", "malo");
  private static final String CRUELTY = any("hates?", "judges?", "judging", "laughs?", "laughing", "mocks?",
      "hurts?", "blames?", "blaming", "throws?", "kicks?", "thinks?", "finds?");
  private static final String HARMFUL_ACT = any("stop", "quit", "flush", "throw", "toss", "bin", "mix",
      "combine", "share", "double", "detox", "crush", "snort", "inject", "skip", "leave", "let", "put",
      "drive");

  private static final List<Pattern> DENIED = Stream.of(
      // you are not a burden; immigrants are not criminals
      "(?:are|is|am|were|was) (?:not|never|no) (?:an? |the |some |such an? |any )?(?:\\w+ )?" + INSULT,
      // nobody here hates you; no one will laugh at you; nobody thinks you are stupid
      "(?:nobody|no one|noone)(?: here| in here| of us)?(?: \\w+){0,2}? " + CRUELTY
          + "(?: (?:at |less of )?you)?(?: out)?(?: are)?(?: " + INSULT + ")?",
      // stop calling yourself a monster; do not be so cruel to yourself
      "(?:stop|quit) (?:calling|beating|punishing|blaming|hating|hurting) yourself(?: up)?(?: an?)?(?: "
          + INSULT
          + ")?",
      "(?:stop|quit) saying (?:that )?you are(?: an?)? " + INSULT,
      "(?:do not|never) (?:call|hate|hurt|punish|beat) yourself(?: up)?(?: an?)?(?: " + INSULT + ")?",
      // what was done to the author
      "(?:call|calls|called|calling) me(?: an?)?(?: \\w+)? " + INSULT,
      "(?:told|tells|tell) me (?:to )?(?:shut up|die|kill myself|go die|get lost)",
      "said (?:that )?i (?:was|am|should be)(?: an?)?(?: \\w+)? " + INSULT,
      // advised against
      "(?:do not|never)(?: ever| just| suddenly)? " + HARMFUL_ACT + "(?: \\w+){0,4}",
      "no (?:dejes|tires|mezcles|dobles|compartas|pares|suspendas)(?: \\w+){0,4}",
      "no (?:eres|soy|es)(?: una?)? " + INSULT, "nadie (?:te|se) (?:odia|juzga|burla|rie)(?: de ti)?")
      .map(denied -> Pattern.compile("(?<= |^)" + denied + "(?= |$)")).toList();

  private Negation() {}

  /// The words without what is denied in them; the same list where nothing is.
  static List<String> without(List<String> words) {
    var text = String.join(" ", words);
    var left = text;
    for (var denied : DENIED) {
      left = denied.matcher(left).replaceAll("");
    }
    return left.equals(text)
        ? words
        : Stream.of(left.strip().split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  private static String any(String... words) {
    return Stream.of(words).collect(Collectors.joining("|", "(?:", ")"));
  }
}
