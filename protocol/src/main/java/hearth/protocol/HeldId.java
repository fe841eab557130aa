package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One message that waits for a moderator. Chosen by the server.
public record HeldId(@JsonValue String value) {
  @JsonCreator
  public HeldId {
    Ids.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
