package hearth.moderation.builtin;

import hearth.moderation.Category;
import hearth.moderation.Finding;
import hearth.moderation.ReviewContext;
import hearth.moderation.Severity;
import hearth.protocol.MemberId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What one or many say again and again: the third same long line of somebody within two minutes; more lines in a short
/// time than anybody reads; several newcomers with one line; and letters without a word.
final class Repetition implements Rule {
  private static final int LONG = 25;
  private static final int TIMES = 2;
  private static final Duration WINDOW = Duration.ofMinutes(2);
  /// Two lines each second for ten seconds are no longer talk.
  private static final int FLOOD = 20;
  private static final Duration FLOOD_WINDOW = Duration.ofSeconds(10);
  /// Scouts of a raid are reported to come in groups of ten to fifteen; three with one line are enough to look.
  private static final int RAIDERS = 3;
  private static final Duration NEW = Duration.ofMinutes(5);

  @Override
  public List<Finding> find(Reading reading) {
    var findings = new ArrayList<Finding>();
    var author = reading.draft().by();
    var text = reading.text();
    var now = reading.context().now();
    var isLong = isLong(text);
    var letters = ReviewContext.Line.letters(text);
    var lately = 0;
    var same = 0;
    var others = new HashSet<MemberId>(4);
    var floodBegan = now.minus(FLOOD_WINDOW);
    var windowBegan = now.minus(WINDOW);
    for (var line : reading.context().recent()) {
      var isRecent = line.at().isAfter(floodBegan);
      var isSame = isLong && line.at().isAfter(windowBegan) && line.letters() == letters
          && isSame(line.text().value(), text);
      if (!isRecent && !isSame) {
        continue;
      }
      if (!line.isBy(author)) {
        if (isSame) {
          others.add(line.by());
        }
        continue;
      }
      lately += isRecent ? 1 : 0;
      same += isSame ? 1 : 0;
    }
    if (lately >= FLOOD) {
      findings.add(reading.whole(Category.FLOOD, Severity.LOW, 1, "repetition/flood@1"));
    }
    if (isNoise(text)) {
      findings.add(reading.whole(Category.TROLLING, Severity.LOW, 0.9, "repetition/noise@1"));
    }
    if (same >= TIMES) {
      findings.add(reading.whole(Category.REPETITION, Severity.LOW, 1, "repetition/same@1"));
    }
    if (others.size() + 1 >= RAIDERS && reading.context().setting().tenure().compareTo(NEW) < 0) {
      findings.add(reading.whole(Category.RAID, Severity.HIGH, 0.9, "repetition/raid@1"));
    }
    return findings;
  }

  private static boolean isLong(String text) {
    var letters = 0;
    for (var i = 0; i < text.length() && letters < LONG; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        letters++;
      }
    }
    return letters >= LONG;
  }

  /// A long run of one letter, or a long line of very few.
  private static boolean isNoise(String text) {
    var one = -1;
    var other = -1;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isLetter(c) && c != one && c != other) {
        if (other >= 0) {
          return false;
        }
        other = one;
        one = c;
      }
    }
    return text.length() >= 20 && one >= 0;
  }

  /// Letter by letter, whatever stands between.
  private static boolean isSame(String a, String b) {
    var i = 0;
    var j = 0;
    while (true) {
      i = nextLetter(a, i);
      j = nextLetter(b, j);
      if (i == a.length() || j == b.length()) {
        return i == a.length() && j == b.length();
      }
      var x = a.codePointAt(i);
      var y = b.codePointAt(j);
      if (x != y && Character.toLowerCase(x) != Character.toLowerCase(y)) {
        return false;
      }
      i += Character.charCount(x);
      j += Character.charCount(y);
    }
  }

  private static int nextLetter(String text, int from) {
    var at = from;
    while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}
