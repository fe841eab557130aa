package hearth.moderation.builtin;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import hearth.moderation.Category;
import hearth.moderation.Finding;
import hearth.moderation.Severity;
import hearth.moderation.text.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Details by which somebody can be found outside the room: telephone numbers, also in words and in pieces over several
/// messages, e-mail and street addresses, handles. Whether they are the author's own or somebody else's is told from
/// the words around them. Numbers of public helplines are never found: saying one can save a life.
final class PersonalDetails implements Rule {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  /// Numbers without a country prefix are read as of the countries where Hearth is most used first.
  private static final List<String> REGIONS = List.of("US", "GB", "ES");
  private static final String TOP_LEVEL = "(?:com|org|net|edu|gov|info|io|me|co|uk|es|mx|de|fr|ca|au|us|test|example)\\b";
  private static final Pattern EMAIL = Pattern
      .compile(
          "(?i)[\\p{L}\\d._%+\\-]{1,64}\\s?@\\s?[\\p{L}\\d\\-]{1,63}(?:\\.[\\p{L}\\d\\-]{1,63}){0,3}\\.\\p{L}{2,24}\\b");
  /// “ana at example dot com”, and with brackets.
  private static final Pattern SPOKEN_EMAIL = Pattern.compile(
      "(?i)[\\p{L}\\d._%+\\-]{1,64}\\s?(?:\\[at\\]|\\(at\\)| at | arroba )\\s?[\\p{L}\\d\\-]{1,63}"
          + "(?: ?\\[dot\\] ?| ?\\(dot\\) ?| dot | punto )(?:[\\p{L}\\d\\-]{1,63}(?: dot | punto |\\.))?"
          + TOP_LEVEL);
  /// Nine digits or more, as people write them; fewer are years, doses, days counted and short helplines.
  private static final Pattern DIGITS_IN_A_ROW = Pattern
      .compile("(?<![\\p{L}\\d])\\+?\\(?\\d(?:[ \\u00A0().\\-/]{0,3}\\d){8,14}(?!\\d)");
  private static final Pattern STREET = Pattern.compile(
      "(?i)\\b\\d{1,5}[a-z]?,? (?:[\\p{L}'.]+ ){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|crescent"
          + "|close|way|place|pl|boulevard|blvd|terrace|gardens)\\b\\.?|\\b(?:calle|avenida|av\\.|c/) (?:[\\p{L}.]+ ){1,3}\\d{1,5}\\b");
  private static final Pattern HANDLE = Pattern
      .compile("(?<![\\p{L}\\d.])@(?=[\\p{L}\\d_.]*[\\d_.])[\\p{L}\\d_.]{3,29}[\\p{L}\\d_]");
  private static final Pattern PLATE_OR_CODE = Pattern
      .compile("(?i)\\bplate (?:is |number )?[A-Z]{2,3}[ -]?\\d{3,4}\\b");
  private static final Pattern PIECES = Pattern.compile("\\+?\\(?\\d[\\d ().\\-/]{1,18}");
  private static final Set<String> OTHERS = Set.of("her", "his", "their", "hers", "theirs", "she", "he",
      "shes",
      "hes", "su", "ella", "neighbour", "neighbor", "ex", "boss", "him");
  private static final Map<String, String> DIGITS = Map.ofEntries(Map.entry("zero", "0"),
      Map.entry("oh", "0"),
      Map.entry("o", "0"), Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"),
      Map.entry("four", "4"), Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"),
      Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("cero", "0"), Map.entry("uno", "1"),
      Map.entry("dos", "2"), Map.entry("tres", "3"), Map.entry("cuatro", "4"), Map.entry("cinco", "5"),
      Map.entry("seis", "6"), Map.entry("siete", "7"), Map.entry("ocho", "8"), Map.entry("nueve", "9"));
  private static final Duration PIECES_WINDOW = Duration.ofMinutes(3);

  /// Published helplines, digits only: SAMHSA and SafeSpot (US), the old US lifeline, the domestic violence hotline,
  /// Childline and NSPCC (UK), Canada's talk line, SHOUT and the text lines are shorter than any number looked for.
  private static final Set<String> HELPLINES = Set.of("18006624357", "8006624357", "18009720590",
      "8009720590",
      "18002738255", "8002738255", "18007997233", "8007997233", "08088005000", "08001111000", "18334564566",
      "8334564566", "08001111");

  private static final int SHORTEST_PHONE = 7;

  private record Found(int from, int to, double confidence, String rule) {}

  @Override
  public List<Finding> find(Reading reading) {
    var text = reading.text();
    var found = new ArrayList<Found>();
    var digits = digits(text);
    if (digits >= SHORTEST_PHONE) {
      phones(text, found);
    }
    if (text.indexOf('@') >= 0) {
      // a name after an @ is how people turn to one another; one with figures in it is an account somewhere
      match(HANDLE, text, 0.7, "details/handle@1", found);
      match(EMAIL, text, 0.95, "details/email@1", found);
    }
    if (text.contains("dot") || text.contains("punto")) {
      match(SPOKEN_EMAIL, text, 0.95, "details/email@1", found);
    }
    spokenDigits(reading.folded().tokens(), found);
    if (digits > 0) {
      match(STREET, text, 0.85, "details/street@1", found);
      match(PLATE_OR_CODE, text, 0.8, "details/plate@1", found);
      if (found.isEmpty()) {
        pieces(reading, found);
      }
    }
    if (found.isEmpty()) {
      return List.of();
    }
    var category = isOfSomebodyElse(reading) ? Category.PII_OTHER : Category.PII_OWN;
    var masked = category == Category.PII_OWN ? masked(text, found) : null;
    return found.stream()
        .map(f -> new Finding(category, Severity.MEDIUM, f.confidence(), f.rule(), f.from(), f.to(), masked))
        .toList();
  }

  private static int digits(String text) {
    var digits = 0;
    for (var i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private static void phones(String text, List<Found> found) {
    for (var m = DIGITS_IN_A_ROW.matcher(text); m.find();) {
      phone(text, m.start(), m.end(), found);
    }
    for (var region : REGIONS) {
      for (var match : PHONES.findNumbers(text, region, Leniency.POSSIBLE, 5)) {
        phone(text, match.start(), match.end(), found);
      }
    }
  }

  private static void phone(String text, int from, int to, List<Found> found) {
    var written = text.substring(from, to);
    var digits = written.replaceAll("\\D", "");
    if (digits.length() >= 9 && !HELPLINES.contains(digits) && !isDate(written) && !isMeeting(text, from)
        && found.stream().noneMatch(f -> f.from() < to && from < f.to())) {
      found.add(new Found(from, to, 0.9, "details/phone@1"));
    }
  }

  /// Whether the text tells where help is.
  static boolean namesHelpline(String text) {
    var digits = text.replaceAll("[^\\d]+", "");
    return digits.length() >= 8 && HELPLINES.stream().anyMatch(digits::contains);
  }

  private static boolean isDate(String raw) {
    return raw.matches("\\d{1,4}[./\\-]\\d{1,2}[./\\-]\\d{1,4}");
  }

  private static boolean isMeeting(String text, int at) {
    var before = text.substring(Math.max(0, at - 24), at).toLowerCase(java.util.Locale.ROOT);
    return before.contains("meeting id") || before.contains("zoom") || before.contains("passcode");
  }

  private static void match(Pattern pattern, String text, double confidence, String rule, List<Found> found) {
    for (var m = pattern.matcher(text); m.find();) {
      found.add(new Found(m.start(), m.end(), confidence, rule));
    }
  }

  /// Seven digits or more in words, one after the other.
  private static void spokenDigits(List<Token> tokens, List<Found> found) {
    var run = 0;
    for (var i = 0; i <= tokens.size(); i++) {
      if (i < tokens.size() && isDigit(tokens.get(i).word())) {
        run++;
        continue;
      }
      if (run >= 7 && tokens.subList(i - run, i).stream().anyMatch(t -> DIGITS.containsKey(t.word()))) {
        found.add(new Found(tokens.get(i - run).from(), tokens.get(i - 1).to(), 0.9, "details/spoken@1"));
      }
      run = 0;
    }
  }

  private static boolean isDigit(String word) {
    return DIGITS.containsKey(word) || word.equals("double")
        || word.length() == 1 && Character.isDigit(word.charAt(0));
  }

  /// A number in several messages: short lines of digits by one author, close together.
  private static void pieces(Reading reading, List<Found> found) {
    var last = piece(reading.text());
    if (last.isEmpty()) {
      return;
    }
    var since = reading.context().now().minus(PIECES_WINDOW);
    var all = new StringBuilder();
    var count = 1;
    for (var line : reading.context().by(reading.draft().by())) {
      var digits = line.at().isAfter(since) ? piece(line.text().value()) : "";
      if (!digits.isEmpty()) {
        all.append(digits);
        count++;
      }
    }
    all.append(last);
    if (count >= 2 && all.length() >= 9 && all.length() <= 15 && !HELPLINES.contains(all.toString())) {
      found.add(new Found(0, reading.text().length(), 0.8, "details/pieces@1"));
    }
  }

  /// The digits of a line that is hardly anything but digits.
  private static String piece(String text) {
    var m = PIECES.matcher(text);
    if (!m.find() || text.length() - (m.end() - m.start()) > 12) {
      return "";
    }
    var digits = m.group().replaceAll("\\D", "");
    return digits.length() >= 2 && digits.length() <= 7 ? digits : "";
  }

  private static boolean isOfSomebodyElse(Reading reading) {
    var words = reading.folded().words();
    var my = words.contains("my") || words.contains("me") || words.contains("mi") || words.contains("i");
    var others = words.stream().anyMatch(OTHERS::contains);
    return others && !(my && words.contains("my"));
  }

  private static String masked(String text, List<Found> found) {
    var out = new StringBuilder(text);
    found.stream().sorted((a, b) -> b.from() - a.from()).forEach(f -> {
      if (f.to() <= out.length()) {
        out.replace(f.from(), f.to(), "…");
      }
    });
    var masked = out.toString().strip();
    return masked.equals("…") ? null : masked;
  }
}
