package hearth.moderation.builtin;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kind and true things made of hard words: an insult denied, a cruelty that was done to the author, a harmful act advised
/// against. Models of this size hear the words and miss the *not*; so what is denied is taken out, and what is left is judged
/// by itself. Somebody who denies one insult to add another is still heard. A denied act says nothing of abuse, nor a denied
/// insult of a claim, so each is taken out for its own question only. Pure.
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
      "hurts?", "blames?", "blaming", "throws?", "kicks?");
  private static final String HARMFUL_ACT = any("stop", "quit", "flush", "throw", "toss", "bin", "mix",
      "combine", "share", "double", "detox", "crush", "snort", "inject", "skip", "leave", "let", "put",
      "drive");

  private static final List<Pattern> INSULTS = patterns(
      // you are not a burden; immigrants are not criminals
      "(?:are|is|am|were|was) (?:not|never|no) (?:an? |the |some |such an? |any )?(?:\\w+ )?" + INSULT,
      // nobody here hates you; no one will laugh at you; nobody thinks you are stupid
      "(?:nobody|no one|noone)(?: here| in here| of us)?(?: \\w+){0,2}? " + CRUELTY
          + "(?: (?:at |less of )?you)?(?: out)?",
      "(?:nobody|no one|noone)(?: here| in here| of us)? (?:thinks?|finds?) you(?: are)?(?: an?)? " + INSULT,
      // stop calling yourself a monster; do not be so cruel to yourself
      "(?:stop|quit) (?:calling|beating|punishing|blaming|hating|hurting) yourself(?: up)?(?: an?)?(?: "
          + INSULT + ")?",
      "(?:stop|quit) saying (?:that )?you are(?: an?)? " + INSULT,
      "(?:do not|never) (?:call|hate|hurt|punish|beat) yourself(?: up)?(?: an?)?(?: " + INSULT + ")?",
      // what was done to the author
      "(?:call|calls|called|calling) me(?: an?)?(?: \\w+)? " + INSULT,
      "(?:told|tells|tell) me (?:to )?(?:shut up|die|kill myself|go die|get lost)",
      "said (?:that )?i (?:was|am|should be)(?: an?)?(?: \\w+)? " + INSULT,
      "no (?:eres|soy|es)(?: una?)? " + INSULT, "nadie (?:te|se) (?:odia|juzga|burla|rie)(?: de ti)?");

  /// Up to the next act: what follows may be advised for.
  private static final List<Pattern> ACTS = patterns(
      "(?:do not|never)(?: ever| just| suddenly)? " + HARMFUL_ACT + "(?: (?!" + HARMFUL_ACT
          + " )\\w+){0,4}",
      "no (?:dejes|tires|mezcles|dobles|compartas|pares|suspendas)(?: (?!(?:deja|tira|toma|mezcla) )\\w+){0,4}");

  private Negation() {}

  /// The words without insults that are denied or told of; the same list where there are none.
  static List<String> withoutInsults(List<String> words) {
    return without(INSULTS, words);
  }

  /// The words without harmful acts that are advised against; the same list where there are none.
  static List<String> withoutActs(List<String> words) {
    return without(ACTS, words);
  }

  private static List<String> without(List<Pattern> denied, List<String> words) {
    var text = String.join(" ", words);
    var left = text;
    for (var pattern : denied) {
      left = pattern.matcher(left).replaceAll("");
    }
    return left.equals(text)
        ? words
        : Stream.of(left.strip().split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<Pattern> patterns(String... denied) {
    return Stream.of(denied).map(each -> Pattern.compile("(?<= |^)" + each + "(?= |$)")).toList();
  }

  private static String any(String... words) {
    return Stream.of(words).collect(Collectors.joining("|", "(?:", ")"));
  }
}
