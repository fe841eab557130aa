package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Finding;
import hearth.moderation.Severity;
import hearth.moderation.text.Folding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What nobody should have to say twice: the thought of suicide, now and of oneself, the question how it is done, and that one is not
/// safe, in the plainest words there are for it, or by a yes or a no to who asks in such words. What was learned hears far more, but
/// errs on a few of these as well, and is not asked where models are switched off or busy. So this looks for little and is to be right
/// about it: what is past, denied, joked about, asked of others or told of them is left to those who weigh.
final class PlainWords implements Rule {
  private static final double SURE = 0.9;
  /// One of these is in every such line, so that most lines cost a few look-ups.
  private static final Set<String> ABOUT = Set.of("suicide", "suicidal", "myself", "yourself", "life",
      "matarme",
      "suicidarme", "suicidio", "suicida", "suicidas", "vida", "safe", "salvo");

  private static final String ACT = "(?:kill(?:ing)? myself|hang(?:ing)? myself|shoot(?:ing)? myself|drown(?:ing)? myself"
      + "|unaliv(?:e|ing) myself|(?:end|ending|take|taking) my (?:own )?life(?! (?:back|in|into|as|of|one|day|seriously|slowly)\\b))";
  private static final String ACTO = "(?:matarme|suicidarme|quitarme la vida)";
  private static final Pattern THOUGHT = any(
      "(?:thinking|think|thoughts|the thought|urges?|ideas?) (?:\\w+ ){0,2}?(?:of|about|to) (?:" + ACT
          + "|suicide)",
      "(?:want|wanna|planning|plan|decided|going|gonna|about) (?:to )?" + ACT,
      "i (?:am|feel|have been feeling) (?:\\w+ )?suicidal",
      "(?:having|getting|have|get) (?:\\w+ )?suicidal (?:thoughts|ideas)",
      "(?:pienso|pensando) (?:\\w+ ){0,2}?en (?:" + ACTO + "|el suicidio)",
      "(?:quiero|ganas de|ideas? de|voy a) " + ACTO,
      "tengo (?:\\w+ )?(?:pensamientos|ideas) (?:de suicidio|suicidas?)");
  /// Whatever makes it another thing than a thought of one's own, now.
  private static final Pattern OTHERWISE = any(
      "not|no|never|nor|nunca|without", // denied
      "stopped|stop|used|was|were|had|did|wanted|ago|back then|last \\w+|once|any ?more|until|past|years|since i was|(?:19|20)\\d\\d"
          + "|antes|quise|queria|hace", // over
      "if|when|whenever|every ?time|cuando|si", // a condition
      "any(?:one|body)|some(?:one|body)|people|who|others?|he|she|they|him|her|them|his|their|you|your|alguien|quien|ella|ellos", // others
      "says?|said|asked|asks|ask|told|tells?|poster|article|book|film|movie|song|helpline|hotline|train(?:ing|ed)|volunteer"
          + "|awareness|prevention|watch|survivors?|attempt", // told of
      "lol|haha\\w*|lmao|joking|joke|jk|laughing|jaja\\w*|(?:de )?risa|de verguenza"); // a way of speaking

  /// And nothing after it: who is not safe to drive says another thing.
  private static final Pattern UNSAFE = Pattern.compile(
      "^(?:no )?(?:i (?:am|feel|do) not (?:feel )?(?:very |really )?safe|no (?:estoy|me siento) a salvo)"
          + "(?: (?:tonight|now|right now|today|alone|here|at home|by myself|on my own|with myself|from myself"
          + "|esta noche|hoy|ahora|sola|solo|aqui|en casa|conmigo))*[ .!]*$");

  private static final String OR_ANOTHER = "(?:yourself|myself|oneself)";
  private static final Pattern METHOD = any(
      "(?:best|easiest|easy|quickest|quick|fastest|painless|surest|good) way (?:for me |for someone )?to (?:kill|hang|drown|poison) "
          + OR_ANOTHER,
      "(?:best|easiest|easy|quickest|quick|fastest|painless|surest) way to (?:end (?:my|your) life|commit suicide)",
      "how (?:do i|can i|would i|should i|to) (?:kill|hang|drown|poison) " + OR_ANOTHER,
      "(?:forma|manera) (?:mas )?(?:facil |rapida |segura )?de " + ACTO);
  /// Who tells what somebody asked, or asked once, does not ask it.
  private static final Pattern ASKED_ELSEWHERE = any(
      "not|no|never|he|she|they|said|asked|told|googled|searched|used|was|lol|haha\\w*");

  private static Pattern any(String... ways) {
    return Pattern.compile("\\b(?:" + String.join("|", ways) + ")\\b");
  }

  private final Folding folding;

  PlainWords(Folding folding) {
    this.folding = folding;
  }

  @Override
  public List<Finding> find(Reading reading) {
    return finding(reading.folded().words(), reading)
        .or(() -> Together.answered(reading, folding).flatMap(said -> finding(said.whole().words(), reading)))
        .map(List::of).orElse(List.of());
  }

  private static Optional<Finding> finding(List<String> words, Reading reading) {
    if (!isAbout(words)) {
      return Optional.empty();
    }
    var line = String.join(" ", words);
    if (METHOD.matcher(line).find() && !ASKED_ELSEWHERE.matcher(line).find()) {
      return Optional.of(reading.whole(Category.SELF_HARM_METHOD, Severity.HIGH, SURE, "plain/method@1"));
    }
    if (UNSAFE.matcher(line).find()) {
      return Optional.of(reading.whole(Category.CRISIS_ACTIVE, Severity.HIGH, SURE, "plain/unsafe@1"));
    }
    return THOUGHT.matcher(line).find() && !OTHERWISE.matcher(line).find()
        ? Optional.of(reading.whole(Category.CRISIS_ACTIVE, Severity.HIGH, SURE, "plain/suicide@1"))
        : Optional.empty();
  }

  private static boolean isAbout(List<String> words) {
    for (var word : words) {
      if (ABOUT.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
