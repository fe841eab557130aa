package hearth.server.schedule;

import com.fasterxml.jackson.annotation.JsonValue;

/// A room that lasts: a group's place, with one meeting after another. Chosen by the server.
public record RoomId(@JsonValue String value) {
  @Override
  public String toString() {
    return value;
  }
}
