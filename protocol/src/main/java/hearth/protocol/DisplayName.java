package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;

/// The pseudonym that a room sees: 1 to 32 code points on one line. Not printed: people do use their own names.
public record DisplayName(@JsonValue String value) {
  @JsonCreator
  public DisplayName {
    value = Text.clean(value, Limits.NAME_CODE_POINTS, false).replaceAll("\\s+", " ");
  }

  /// Two names with the same key look too much alike to be in one room: case, accents, spaces and marks are folded.
  public String key() {
    var folded = Normalizer.normalize(value, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
    return folded.isEmpty() ? value : folded;
  }

  @Override
  public String toString() {
    return "«" + value.length() + " chars»";
  }
}
