package hearth.server.http;

import hearth.protocol.DisplayName;
import hearth.protocol.InvalidValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the fields of a request and gathers all that is wrong with them, so that a person is told at once and not
/// one by one. A field that is wrong reads as a harmless default; look at [#problem] before using any.
final class Form {
  private final JsonNode object;
  private final List<HttpReply.Field> wrong = new ArrayList<>();

  private Form(JsonNode object) {
    this.object = object;
  }

  static Form of(HttpCall call) {
    return Json.object(call.body()).map(Form::new).orElseGet(() -> {
      var form = new Form(JsonNodeFactory.instance.objectNode());
      form.isWrong("", "The request is not a JSON object.");
      return form;
    });
  }

  Optional<HttpReply> problem() {
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(HttpReply.problem(400, "BAD_FORM", "Please look at what is marked.", wrong));
  }

  void isWrong(String field, String words) {
    wrong.add(new HttpReply.Field(field, words));
  }

  /// Text with surrounding space removed.
  String text(String field, int least, int most) {
    var node = object.get(field);
    var value = node != null && node.isString() ? node.stringValue().strip() : "";
    var length = value.codePointCount(0, value.length());
    if (length < least) {
      isWrong(field, least == 1 ? "Please fill this in." : "At least " + least + " characters, please.");
    } else if (length > most) {
      isWrong(field, "At most " + most + " characters, please.");
    } else if (value.codePoints()
        .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')) {
      isWrong(field, "There is a character in it that cannot be shown.");
    }
    return value;
  }

  /// Text as it is, spaces included.
  String secret(String field, int least, int most) {
    var node = object.get(field);
    var value = node != null && node.isString() ? node.stringValue() : "";
    if (value.length() < least) {
      isWrong(field, least == 1 ? "Please fill this in." : "At least " + least + " characters, please.");
    } else if (value.length() > most) {
      isWrong(field, "At most " + most + " characters, please.");
    }
    return value;
  }

  int number(String field, int least, int most) {
    var node = object.get(field);
    if (node == null || !node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least
        || node.intValue() > most) {
      isWrong(field, "A whole number from " + least + " to " + most + ", please.");
      return least;
    }
    return node.intValue();
  }

  Instant time(String field, Instant least, Instant most) {
    var node = object.get(field);
    if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
      isWrong(field, "Please choose a date and a time.");
      return least;
    }
    var at = Instant.ofEpochMilli(node.longValue());
    if (at.isBefore(least) || at.isAfter(most)) {
      isWrong(field, at.isBefore(least) ? "That time has passed." : "That is too far away.");
    }
    return at;
  }

  <E extends Enum<E>> E choice(String field, Class<E> among) {
    var node = object.get(field);
    var name = node != null && node.isString() ? node.stringValue() : "";
    return Arrays.stream(among.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst()
        .orElseGet(() -> {
          isWrong(field, "Please choose one.");
          return among.getEnumConstants()[0];
        });
  }

  /// A pseudonym as rooms show it.
  DisplayName name(String field) {
    var node = object.get(field);
    try {
      return new DisplayName(node != null && node.isString() ? node.stringValue() : "");
    } catch (InvalidValue invalid) {
      isWrong(field, switch (invalid.code()) {
        case EMPTY -> "Please fill this in.";
        case TOO_LONG -> "At most 32 characters, please.";
        default -> "There is a character in it that cannot be used in a name.";
      });
      return new DisplayName("?");
    }
  }

  /// Whether there is such a field, and something in it.
  boolean has(String field) {
    return object.get(field) != null && !object.get(field).isNull();
  }

  /// The text fields of an object within.
  Map<String, String> pairs(String field) {
    var pairs = new LinkedHashMap<String, String>();
    var node = object.get(field);
    if (node != null && node.isObject()) {
      node.properties().forEach(entry -> {
        if (entry.getValue().isString()) {
          pairs.put(entry.getKey(), entry.getValue().stringValue());
        }
      });
    }
    return pairs;
  }
}
