package hearth.moderation.learned;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The bytes of a model, in which other weights are put in the place of its own. The runtime would take weights beside a model too, but
/// then it cannot write the whole.
///
/// The form is protobuf's, the numbers of the fields are those of onnx.proto3 (IR version 8).
final class OnnxFile {
  private static final int GRAPH = 7;
  private static final int INITIALIZER = 5;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int FLOAT_DATA = 4;

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int STRETCH = 2;
  private static final int FOUR_BYTES = 5;

  private interface Visitor {
    void stretch(int field, int from, int to);
  }

  private final byte[] bytes;
  private int at;

  private OnnxFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param model  changed in place
  /// @param values by the names of the model's initializers: little-endian, as many bytes as those have
  /// @throws IllegalArgumentException if the model has not all of them in that form
  static byte[] with(byte[] model, Map<String, byte[]> values) {
    var file = new OnnxFile(model);
    var missing = new HashSet<>(values.keySet());
    file.visit(0, model.length, (field, from, to) -> {
      if (field == GRAPH) {
        file.visit(from, to, (of, begin, end) -> {
          if (of == INITIALIZER) {
            file.replace(begin, end, values, missing);
          }
        });
      }
    });
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("the model has no " + missing);
    }
    return model;
  }

  private void replace(int from, int to, Map<String, byte[]> values, Set<String> missing) {
    var name = new StringBuilder();
    visit(from, to, (field, begin, end) -> {
      if (field == NAME) {
        for (var i = begin; i < end; i++) {
          name.append((char) bytes[i]);
        }
      }
    });
    var value = values.get(name.toString());
    if (value != null) {
      visit(from, to, (field, begin, end) -> {
        if ((field == RAW_DATA || field == FLOAT_DATA) && end - begin == value.length) {
          System.arraycopy(value, 0, bytes, begin, value.length);
          missing.remove(name.toString());
        }
      });
    }
  }

  private void visit(int from, int to, Visitor visitor) {
    at = from;
    while (at < to) {
      var key = (int) varint();
      switch (key & 7) {
        case VARINT -> varint();
        case EIGHT_BYTES -> at += Long.BYTES;
        case FOUR_BYTES -> at += Integer.BYTES;
        case STRETCH -> {
          var length = (int) varint();
          var end = at + length;
          visitor.stretch(key >>> 3, at, end);
          at = end;
        }
        default -> throw new IllegalArgumentException("not a model");
      }
    }
  }

  private long varint() {
    var value = 0L;
    for (var shift = 0;; shift += 7) {
      var next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
