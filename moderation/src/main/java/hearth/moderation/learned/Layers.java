package hearth.moderation.learned;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// An encoder's layers in place of those that it was published with.
///
/// @param kind   newer ones of a kind take the place of older ones
/// @param print  tells them apart from all others of their kind
/// @param values by the model's own names and in its own form, as [OnnxFile] takes them; some 20 MB, read when they are asked for
record Layers(String kind, String print, Supplier<Map<String, byte[]>> values) {
  static Layers asPublished() {
    return new Layers("published", "", Map::of);
  }

  /// As `finetune.py` writes them.
  static Map<String, byte[]> read(DataInputStream in) throws IOException {
    var values = new HashMap<String, byte[]>();
    for (var left = in.readInt(); left > 0; left--) {
      var name = new String(in.readNBytes(in.readShort()), StandardCharsets.UTF_8);
      values.put(name, in.readNBytes(in.readInt()));
    }
    return values;
  }
}
