package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The client's own name for one message, so that sending it again after a broken connection is safe.
public record MessageId(@JsonValue String value) {
  @JsonCreator
  public MessageId {
    Ids.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
