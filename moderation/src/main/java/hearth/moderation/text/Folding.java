package hearth.moderation.text;

import hearth.moderation.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Turns a text into the words that a person hears. In order: forms of the same letter (NFKC), marks and invisible
/// characters dropped, letters of other alphabets read as Latin, s p a c e d and s.p.l.i.t letters joined, digits
/// and signs read as letters where they stand for them, masked and stretched words restored, phone spelling evened
/// out. Safe for any number of threads.
public final class Folding {
  /// Numbers with what they count: never letters in disguise.
  private static final Pattern QUANTITY = Pattern.compile(
      "[$£€]?\\d+([.,:]\\d+)*(st|nd|rd|th|mg|mgs|ml|mcg|g|kg|lb|lbs|k|m|am|pm|yr|yrs|y|yo|yos|mo|mos|wk|wks|w|days?"
          + "|d|hrs?|h|mins?|min|s|ish|x|oz|cc|iu|p|steps?|steppers?|%|\\+)?");
  /// A name for something more often than a word: b12, m30. Read as letters only where that makes a word of three letters or
  /// more.
  private static final Pattern CODE = Pattern.compile("[a-z]{1,3}\\d{1,3}");
  private static final Pattern SPLIT_WORD = Pattern.compile("[a-z]+(?:[.\\-_*/|~][a-z]+)+");
  private static final Pattern SPLIT_LETTERS = Pattern
      .compile("(?:[a-z0-9@$!][.\\-_*/|~]{1,2}){2,}[a-z0-9@$]");
  private static final String DIGITS_AND_SIGNS = "013456789@$!|+";
  private static final String AS_LETTERS = "oieasgtbgasiit";
  private static final int UNBROKEN = 14;
  private static final int OFTEN = 2;
  /// How often a word was read in what was learned from to be meant by digits. Chosen on the corpus in leet.
  private static final int COMMON = 100;

  private final Vocabulary vocabulary;
  private final Stretching stretching;

  public Folding(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.stretching = new Stretching(vocabulary);
  }

  public Folded fold(String original) {
    var folded = fold(original, false);
    return folded.disguised() >= OFTEN ? fold(original, true) : folded;
  }

  /// @param often whether digits stand for letters so often in this text that short ones and mere digits do too: m3, t0, 1
  private Folded fold(String original, boolean often) {
    var pieces = Letters.pieces(original);
    var out = new Words(original, often);
    for (var i = 0; i < pieces.size();) {
      var run = spacedFrom(pieces, i);
      if (run > i) {
        spaced(pieces.subList(i, run), out);
        i = run;
      } else {
        piece(pieces.get(i++), out);
      }
    }
    return new Folded(original, evenedOut(out.tokens), out.disguised);
  }

  /// What is collected on the way.
  private static final class Words {
    final String original;
    final boolean often;
    final List<Token> tokens = new ArrayList<>();
    int disguised;

    Words(String original, boolean often) {
      this.original = original;
      this.often = often;
    }

    void add(String word, int from, int to) {
      tokens.add(new Token(word, from, to));
    }
  }

  // --- spaced letters

  /// One past the last piece of a run of at least three single letters; `from` where there is none.
  private static int spacedFrom(List<Piece> pieces, int from) {
    var to = from;
    while (to < pieces.size() && pieces.get(to).isSingle()) {
      to++;
    }
    if (to - from < 3) {
      return from;
    }
    var letters = pieces.subList(from, to).stream().filter(p -> Character.isLetter(p.text().charAt(0)))
        .count();
    return letters >= 2 ? to : from;
  }

  private void spaced(List<Piece> run, Words out) {
    var word = new StringBuilder();
    var first = run.getFirst();
    var end = first.end();
    for (var piece : run) {
      if (!word.isEmpty() && piece.gapBefore() > 1) {
        uncovered(word.toString(), first.at(0), end, out);
        word.setLength(0);
      }
      if (word.isEmpty()) {
        first = piece;
      }
      word.append(piece.text());
      end = piece.end();
    }
    uncovered(word.toString(), first.at(0), end, out);
  }

  /// Letters that somebody took apart.
  private void uncovered(String letters, int from, int to, Words out) {
    out.disguised++;
    var word = stretching.undone(deciphered(letters.replace("'", ""), true, false));
    if (isWord(word)) {
      out.add(word, from, to);
      return;
    }
    var apart = vocabulary.apart(word);
    if (apart.isEmpty()) {
      out.add(word, from, to);
    } else {
      apart.forEach(part -> out.add(part, from, to));
    }
  }

  // --- one piece

  private void piece(Piece piece, Words out) {
    var text = piece.text();
    if (text.indexOf(Letters.APART) >= 0) {
      signs(piece, out);
      return;
    }
    var from = 0;
    var to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && isTail(text, to - 1, from)) {
      to--;
    }
    if (from < to) {
      core(piece, text.substring(from, to), from, to, out);
    }
    for (var i = to; i < text.length(); i++) {
      if (text.charAt(i) == '?' || text.charAt(i) == '!') {
        out.add(Character.toString(text.charAt(i)), piece.at(i), piece.at(i) + 1);
        break;
      }
    }
  }

  private void signs(Piece piece, Words out) {
    var text = piece.text();
    for (var i = 0; i < text.length();) {
      var next = text.indexOf(Letters.APART, i);
      var to = next < 0 ? text.length() : next;
      if (to > i) {
        piece(new Piece(text.substring(i, to), piece.places(), piece.first() + i,
            Math.max(piece.at(to), piece.at(i) + 1), 1), out);
      }
      i = to + 1;
    }
  }

  private static boolean isEdge(char c) {
    return !Character.isLetterOrDigit(c) && c != '@' && c != '$' && c != '&' && c != '+';
  }

  private static boolean isTail(String text, int i, int from) {
    var c = text.charAt(i);
    // a dollar at the end may be an s: a$$
    return !Character.isLetterOrDigit(c) && c != '&' && c != '+' && !(c == '$' && i > from)
        && !(c == '*' && i > from);
  }

  private void core(Piece piece, String text, int from, int to, Words out) {
    var start = piece.at(from);
    var end = piece.at(to);
    if (isPlain(text)) {
      whole(text, start, end, out);
    } else if (text.indexOf('@') > 0 && text.indexOf('.', text.indexOf('@')) > 0) {
      out.add("emailaddress", start, end);
    } else if (text.startsWith("http") && text.contains("://") || text.startsWith("www.")) {
      out.add("weblink", start, end);
    } else if (out.often && isWordInDigits(text)) {
      out.add(read(text, 'i'), start, end);
    } else if (QUANTITY.matcher(text).matches() && !Slang.knows(text)) {
      out.add(text, start, end);
    } else if (SPLIT_LETTERS.matcher(text).matches()
        && text.chars().filter(Character::isLetter).count() >= 2) {
      uncovered(text.replaceAll("[.\\-_*/|~]", ""), start, end, out);
    } else if (isSplitWord(text)) {
      uncovered(text.replaceAll("[.\\-_*/|~]", ""), start, end, out);
    } else if (text.indexOf('*') > 0 && text.chars().allMatch(c -> c == '*' || Character.isLetter(c))) {
      var word = vocabulary.unmasked(text);
      out.disguised++;
      out.add(word == null ? text.replace("*", "") : word, start, end);
    } else {
      inParts(piece, text, from, out);
    }
  }

  /// Mere digits stand for common words only: 1 and 15, but not 30.
  private boolean isWordInDigits(String text) {
    return text.chars().allMatch(Character::isLetterOrDigit)
        && (text.chars().allMatch(Character::isDigit)
            ? vocabulary.count(read(text, 'i')) >= COMMON
            : isWord(read(text, 'i')));
  }

  /// Parts of which one is no word, that make one together: fl.u.sh. Two words with a dash stay two.
  private boolean isSplitWord(String text) {
    return SPLIT_WORD.matcher(text).matches() && text.indexOf('*') < 0
        && vocabulary.knows(text.replaceAll("[.\\-_/|~]", ""))
        && Arrays.stream(text.split("[.\\-_/|~]")).anyMatch(part -> !isWord(part));
  }

  private boolean isWord(String word) {
    return vocabulary.knows(word) || Slang.knows(word);
  }

  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c == '\'')) {
        return false;
      }
    }
    return true;
  }

  /// At what parts words: dashes, slashes, dots and the like.
  private void inParts(Piece piece, String text, int offset, Words out) {
    var begin = -1;
    for (var i = 0; i <= text.length(); i++) {
      var c = i < text.length() ? text.charAt(i) : ' ';
      var inWord = Character.isLetterOrDigit(c) || DIGITS_AND_SIGNS.indexOf(c) >= 0 || c == '\'' || c == '&';
      if (inWord && begin < 0) {
        begin = i;
      } else if (!inWord && begin >= 0) {
        var part = text.substring(begin, i);
        var start = piece.at(offset + begin);
        var end = piece.at(offset + i);
        if (isPlain(part) || QUANTITY.matcher(part).matches() || Slang.knows(part)) {
          whole(part, start, end, out);
        } else {
          var word = deciphered(part.replace("'", ""), false, out.often);
          if (!word.equals(part)) {
            out.disguised++;
          }
          whole(word, start, end, out);
        }
        begin = -1;
      }
    }
  }

  /// Digits and signs as the letters they stand for, where they do.
  private String deciphered(String word, boolean certainly, boolean often) {
    var letters = word.chars().filter(Character::isLetter).count();
    if (letters == word.length() || letters == 0 && !certainly
        || !certainly && QUANTITY.matcher(word).matches()) {
      return word;
    }
    var read = read(word, 'i');
    if (!certainly && CODE.matcher(word).matches()) {
      return (word.length() > 2 || often) && isWord(read) ? read : word;
    }
    if (!isWord(read)) {
      var other = read(word, 'l');
      if (isWord(stretching.undone(other)) && !isWord(stretching.undone(read))) {
        return other;
      }
    }
    var numbered = !certainly && word.chars().takeWhile(Character::isLetter).count() == letters;
    return read.chars().allMatch(Character::isLetter) && (!numbered || isWord(stretching.undone(read)))
        ? read
        : word;
  }

  private static String read(String word, char one) {
    var read = new StringBuilder(word.length());
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      var index = DIGITS_AND_SIGNS.indexOf(c);
      if (c == '1' || c == '|' || c == '!' && i < word.length() - 1) {
        read.append(one);
      } else if (c == '!') {
        continue;
      } else {
        read.append(index < 0 ? c : AS_LETTERS.charAt(index));
      }
    }
    return read.toString();
  }

  private void whole(String text, int from, int to, Words out) {
    var word = text.indexOf('\'') < 0 ? text : text.replace("'", "");
    if (word.isEmpty()) {
      return;
    }
    var even = stretching.undone(word);
    if (even.length() >= UNBROKEN && !vocabulary.knows(even)) {
      var apart = vocabulary.apart(even);
      if (apart.size() > 1) {
        out.disguised++;
        apart.forEach(part -> out.add(part, from, to));
        return;
      }
    }
    out.add(even, from, to);
  }

  /// Phone spelling as the words it stands for in the language of the whole: “y” is “why” or “and”.
  private static List<Token> evenedOut(List<Token> said) {
    if (said.stream().noneMatch(token -> Slang.knows(token.word()))) {
      return said;
    }
    var language = Language.of(said.stream().map(Token::word).toList());
    var tokens = new ArrayList<Token>(said.size());
    for (var token : said) {
      var meant = Slang.of(token.word(), language);
      if (meant == null) {
        tokens.add(token);
      } else {
        for (var part : meant.split(" ")) {
          tokens.add(new Token(part, token.from(), token.to()));
        }
      }
    }
    return tokens;
  }
}
