package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One call for help, from the moment it is raised.
public record AlertId(@JsonValue String value) {
  @JsonCreator
  public AlertId {
    Ids.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
