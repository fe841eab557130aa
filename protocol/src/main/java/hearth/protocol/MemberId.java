package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One person in one room, staff or member; the same at every meeting of that room. Chosen by the server.
public record MemberId(@JsonValue String value) {
  @JsonCreator
  public MemberId {
    Ids.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
