package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Why a moderator acted, in words for the person concerned: 1 to 300 code points. Not printed, like all words of people.
public record ReasonText(@JsonValue String value) {
  @JsonCreator
  public ReasonText {
    value = Text.clean(value, Limits.REASON_CODE_POINTS, true);
  }

  @Override
  public String toString() {
    return "«" + value.length() + " chars»";
  }
}
