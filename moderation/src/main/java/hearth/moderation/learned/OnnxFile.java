package hearth.moderation.learned;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The bytes of a model, in which other weights are put in the place of its own, and which may end sooner. The runtime would take weights
/// beside a model too, but then it cannot write the whole.
///
/// The form is protobuf's, the numbers of the fields are those of onnx.proto3 (IR version 8).
final class OnnxFile {
  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int INITIALIZER = 5;
  private static final int INITIALIZER_NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int FLOAT_DATA = 4;
  private static final int OUTPUT = 12;
  private static final int OUTPUT_NAME = 1;

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int STRETCH = 2;
  private static final int FOUR_BYTES = 5;

  /// A field that has a length.
  ///
  /// @param start where its key begins
  /// @param from  where its content begins
  /// @param to    where that ends
  private record Stretch(int field, int start, int from, int to) {}

  private final byte[] bytes;
  private final Stretch graph;
  private int at;

  private OnnxFile(byte[] bytes) {
    this.bytes = bytes;
    this.graph = within(0, bytes.length).stream().filter(part -> part.field() == GRAPH).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the model has no graph"));
  }

  /// @param model  changed in place
  /// @param values by the names of the model's initializers: little-endian, as many bytes as those have
  /// @throws IllegalArgumentException if the model has not all of them in that form
  static byte[] with(byte[] model, Map<String, byte[]> values) {
    var file = new OnnxFile(model);
    var missing = new HashSet<>(values.keySet());
    for (var part : file.within(file.graph)) {
      if (part.field() == INITIALIZER) {
        file.replace(part, values, missing);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("the model has no " + missing);
    }
    return model;
  }

  /// The model up to the step that uses an initializer: what that step brings is the output, and what nothing up to there needs is left
  /// out.
  ///
  /// @param last the initializer's name
  /// @throws IllegalArgumentException if no step uses it
  static byte[] endingWith(byte[] model, String last) {
    return new OnnxFile(model).endingWith(last);
  }

  private byte[] endingWith(String last) {
    var parts = within(graph);
    var output = parts.stream().filter(part -> part.field() == NODE && names(part, NODE_INPUT).contains(last))
        .findFirst().map(node -> names(node, NODE_OUTPUT).getFirst())
        .orElseThrow(() -> new IllegalArgumentException("no step of the model uses " + last));
    var needed = new HashSet<>(Set.of(output));
    // each step comes after those that it needs
    for (var part : parts.reversed()) {
      if (part.field() == NODE && isNeeded(part, NODE_OUTPUT, needed)) {
        needed.addAll(names(part, NODE_INPUT));
      }
    }
    var shorter = new ByteArrayOutputStream(graph.to() - graph.from());
    for (var part : parts) {
      switch (part.field()) {
        case NODE -> copyIf(isNeeded(part, NODE_OUTPUT, needed), part, shorter);
        case INITIALIZER -> copyIf(isNeeded(part, INITIALIZER_NAME, needed), part, shorter);
        case OUTPUT -> write(OUTPUT, renamed(part, output), shorter);
        default -> copyIf(true, part, shorter);
      }
    }
    var whole = new ByteArrayOutputStream(bytes.length);
    whole.write(bytes, 0, graph.start());
    write(GRAPH, shorter.toByteArray(), whole);
    whole.write(bytes, graph.to(), bytes.length - graph.to());
    return whole.toByteArray();
  }

  private boolean isNeeded(Stretch part, int naming, Set<String> needed) {
    return names(part, naming).stream().anyMatch(needed::contains);
  }

  private byte[] renamed(Stretch output, String name) {
    var out = new ByteArrayOutputStream();
    for (var part : within(output)) {
      if (part.field() == OUTPUT_NAME) {
        write(OUTPUT_NAME, name.getBytes(StandardCharsets.UTF_8), out);
      } else {
        copyIf(true, part, out);
      }
    }
    return out.toByteArray();
  }

  private void copyIf(boolean wanted, Stretch part, ByteArrayOutputStream out) {
    if (wanted) {
      out.write(bytes, part.start(), part.to() - part.start());
    }
  }

  private static void write(int field, byte[] content, ByteArrayOutputStream out) {
    varint(field << 3 | STRETCH, out);
    varint(content.length, out);
    out.writeBytes(content);
  }

  private static void varint(int value, ByteArrayOutputStream out) {
    var left = value;
    for (; left > 0x7F; left >>>= 7) {
      out.write(left & 0x7F | 0x80);
    }
    out.write(left);
  }

  private void replace(Stretch initializer, Map<String, byte[]> values, Set<String> missing) {
    var name = names(initializer, INITIALIZER_NAME).getFirst();
    var value = values.get(name);
    if (value != null) {
      for (var part : within(initializer)) {
        if ((part.field() == RAW_DATA || part.field() == FLOAT_DATA)
            && part.to() - part.from() == value.length) {
          System.arraycopy(value, 0, bytes, part.from(), value.length);
          missing.remove(name);
        }
      }
    }
  }

  private List<String> names(Stretch of, int field) {
    return within(of).stream().filter(part -> part.field() == field)
        .map(part -> new String(bytes, part.from(), part.to() - part.from(), StandardCharsets.UTF_8))
        .toList();
  }

  private List<Stretch> within(Stretch whole) {
    return within(whole.from(), whole.to());
  }

  private List<Stretch> within(int from, int to) {
    var found = new ArrayList<Stretch>();
    at = from;
    while (at < to) {
      var start = at;
      var key = (int) varint();
      switch (key & 7) {
        case VARINT -> varint();
        case EIGHT_BYTES -> at += Long.BYTES;
        case FOUR_BYTES -> at += Integer.BYTES;
        case STRETCH -> {
          var length = (int) varint();
          found.add(new Stretch(key >>> 3, start, at, at + length));
          at += length;
        }
        default -> throw new IllegalArgumentException("not a model");
      }
    }
    return found;
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
