package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One verdict on one message, for its author to appeal to. Chosen by the server.
public record ReceiptId(@JsonValue String value) {
  @JsonCreator
  public ReceiptId {
    Ids.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
