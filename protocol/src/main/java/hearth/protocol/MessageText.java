package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What somebody wants to say: 1 to 2,000 code points, composed, without control characters except line breaks.
/// Printing it shows its length only, so that no log can hold it.
public record MessageText(@JsonValue String value) {
  @JsonCreator
  public MessageText {
    value = Text.clean(value, Limits.TEXT_CODE_POINTS, true);
  }

  @Override
  public String toString() {
    return "«" + value.length() + " chars»";
  }
}
