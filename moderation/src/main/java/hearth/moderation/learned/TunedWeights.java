package hearth.moderation.learned;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What fine-tuning changed: weights of the encoder's last layers, by the model's own names, and the head that tells the
/// labels from its vector. As `finetune.py` writes them.
public record TunedWeights(Map<String, Values> weights, Head head) {
  sealed interface Values {
    record Floats(float[] data) implements Values {}

    /// Steps of a column's scale, row by row.
    record Bytes(byte[] data, int rows, int columns) implements Values {}
  }

  /// A linear layer. Immutable.
  ///
  /// @param w labels × width, row by row
  record Head(float[] w, float[] b) {
    float[] judge(float[] vector) {
      var out = b.clone();
      for (var k = 0; k < out.length; k++) {
        var row = k * vector.length;
        for (var i = 0; i < vector.length; i++) {
          out[k] += w[row + i] * vector[i];
        }
      }
      return Softmax.of(out);
    }
  }

  public TunedWeights {
    weights = Map.copyOf(weights);
  }

  static TunedWeights read(DataInputStream in) throws IOException {
    var weights = new HashMap<String, Values>();
    for (var left = in.readInt(); left > 0; left--) {
      var name = new String(in.readNBytes(in.readShort()), StandardCharsets.UTF_8);
      var quantised = in.readBoolean();
      var size = in.readInt();
      if (quantised) {
        var rows = in.readInt();
        var columns = in.readInt();
        weights.put(name + "_scale", new Values.Floats(floats(in, columns)));
        weights.put(name + "_quantized", new Values.Bytes(in.readNBytes(size), rows, columns));
      } else {
        weights.put(name, new Values.Floats(floats(in, size)));
      }
    }
    var width = in.readInt();
    var labels = in.readInt();
    return new TunedWeights(weights, new Head(floats(in, width * labels), floats(in, labels)));
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    var read = new float[count];
    for (var i = 0; i < count; i++) {
      read[i] = in.readFloat();
    }
    return read;
  }
}
