package hearth.moderation.text;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Letters of other alphabets and of mathematics that are read as Latin ones. From Unicode's table of confusables,
/// and a few more that people use although the table does not list them.
final class Lookalikes {
  private static final Map<Integer, Character> TABLE = table();

  private Lookalikes() {}

  /// The Latin letter, in lower case, that a code point is taken for; 0 where there is none.
  static char of(int codePoint) {
    var found = TABLE.get(codePoint);
    return found == null ? 0 : found;
  }

  private static Map<Integer, Character> table() {
    var checker = new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    var table = new HashMap<Integer, Character>();
    for (int[] range : new int[][]{{0x80, 0x24F}, {0x250, 0x2AF}, {0x370, 0x58F}, {0x13A0, 0x13FF},
        {0x1D00, 0x1D7F}, {0x2C60, 0x2C7F}, {0xA720, 0xA7FF}}) {
      for (var c = range[0]; c <= range[1]; c++) {
        if (Character.isLetter(c)) {
          var skeleton = Normalizer.normalize(checker.getSkeleton(Character.toString(c)), Normalizer.Form.NFD)
              .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
          if (skeleton.length() == 1 && skeleton.charAt(0) >= 'a' && skeleton.charAt(0) <= 'z') {
            table.put(c, skeleton.charAt(0));
          }
        }
      }
    }
    var more = "кkмmтtвbнhгrпnзeиnьbдdлnфoяrшwщwюoчyєeїiіiαaβbγyδdεeηnιiκkνvοoπnρpσoτtυuχxωwħhøoıiłlđd";
    for (var i = 0; i < more.length(); i += 2) {
      table.putIfAbsent((int) more.charAt(i), more.charAt(i + 1));
    }
    return Map.copyOf(table);
  }
}
