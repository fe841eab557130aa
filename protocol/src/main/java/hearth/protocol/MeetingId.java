package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One meeting: one hour of one room. Chosen by the server.
public record MeetingId(@JsonValue String value) {
  @JsonCreator
  public MeetingId {
    Ids.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
