package hearth.moderation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The languages in which authors are answered. What somebody writes in is taken for what she reads.
public enum Language {
  ENGLISH(
      """
          the i im you u your my is are was and to of for it this that in on with not dont have be do what can we they am want
          just
          """), SPANISH(
          """
              que de la el los las un una mi mis tu te se lo le por para con en es esta estoy eres soy yo pero muy como quiero
              quien donde cuando hoy ya y al del su nos les ayer noche alguien nada tengo tiene hay voy va si porque todo todos
              vendo gracias ustedes aqui
              """);

  private final Set<String> words;

  Language(String words) {
    this.words = Set.of(words.strip().split("\\s+"));
  }

  /// By its small words; English where nothing tells.
  public static Language of(String text) {
    var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace("'", "").replace("\u2019", "");
    return of(List.of(plain.split("[^\\p{L}]+")));
  }

  /// The same for words in small letters without marks.
  public static Language of(List<String> words) {
    var spanish = 0;
    var english = 0;
    for (var word : words) {
      spanish += SPANISH.words.contains(word) ? 1 : 0;
      english += ENGLISH.words.contains(word) ? 1 : 0;
    }
    return spanish > english ? SPANISH : ENGLISH;
  }

  Locale locale() {
    return this == SPANISH ? Locale.of("es") : Locale.ROOT;
  }
}
