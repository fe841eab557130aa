package hearth.moderation.builtin;

import java.util.List;
import java.util.regex.Pattern;

/// “Hi, I'm Dave, alcoholic”: what a share begins with in most rooms. Whatever her name is, it is nobody's mockery. What was learned took one
/// in a hundred first names for a joke, since jokes in that form had them. Only of oneself: “this is dave, alcoholic” may be said of Dave.
final class Introduction {
  /// Or with an initial, as many go by. Not two words, which could be any two.
  private static final String NAME = "\\p{L}+(?: \\p{L})?";
  private static final String WHAT = "(?:recovering|recovered|grateful|compulsive|problem|gambling|drug|sex|love|food|heroin|cocaine|opioid|real|sober|clean|chronic|newly) ";
  private static final String WHO = "(?:alcoholic|addict|gambler|drinker|overeater|codependent|newcomer|bipolar|bulimic|anorexic|in recovery)";
  private static final String ONE = "(?: an?)? (?:" + WHAT + ")*" + WHO;
  private static final String QUIEN = "(?:alcoholic[oa]|adict[oa]|ludopata|jugadora?|codependiente|bipolar|comedora? compulsiv[oa])";
  private static final String GREETING = "(?:(?:hi|hello|hey|hiya|evening|morning|good morning|good evening|good afternoon)"
      + "(?: (?:there|all|everyone|everybody|folks|room|family))? )?";
  private static final String SALUDO = "(?:(?:hola|buenas|buenas tardes|buenas noches|buenos dias)(?: a tod[oa]s)? )?";
  private static final Pattern WHOLE = Pattern.compile(
      GREETING + "(?:(?:i am|my name is|my names) " + NAME + "(?: here)?|" + NAME + " here)"
          + "(?: and)?(?: i am)?(?: just)?" + ONE + "(?:(?: and)?" + ONE + ")?(?: too| here)?"
          + "|" + SALUDO + "(?:soy|me llamo|mi nombre es) " + NAME + "(?: y)?(?: soy)?(?: una?)? " + QUIEN);

  private Introduction() {}

  /// @param words of one part, folded
  static boolean is(List<String> words) {
    return words.size() <= 14 && WHOLE.matcher(String.join(" ", words)).matches();
  }
}
