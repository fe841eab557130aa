package hearth.moderation.learned;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A linear model over n-grams: one row of small weights for every bucket. Immutable; any number of threads.
public final class NgramModel {
  private final byte[] weights;
  private final float scale;
  private final float[] bias;

  private NgramModel(byte[] weights, float scale, float[] bias) {
    this.weights = weights;
    this.scale = scale;
    this.bias = bias;
  }

  /// @param trained BUCKETS × COUNT, row by row
  public static NgramModel of(float[] trained, float[] bias) {
    var most = 1e-9f;
    for (var w : trained) {
      most = Math.max(most, Math.abs(w));
    }
    // large weights are rare: what is cut off above this costs less than coarse steps for all others
    var scale = most / 127;
    var weights = new byte[trained.length];
    for (var i = 0; i < trained.length; i++) {
      weights[i] = (byte) Math.round(trained[i] / scale);
    }
    return new NgramModel(weights, scale, bias.clone());
  }

  /// @return the probability of each label
  public float[] judge(int[] features) {
    var sum = new int[Labels.COUNT];
    for (var f : features) {
      var row = f * Labels.COUNT;
      for (var k = 0; k < Labels.COUNT; k++) {
        sum[k] += weights[row + k];
      }
    }
    var norm = (float) (scale / Math.sqrt(Math.max(1, features.length)));
    var out = new float[Labels.COUNT];
    for (var k = 0; k < Labels.COUNT; k++) {
      out[k] = sum[k] * norm + bias[k];
    }
    return Softmax.of(out);
  }

  public void write(DataOutputStream out) throws IOException {
    out.writeFloat(scale);
    for (var b : bias) {
      out.writeFloat(b);
    }
    out.write(weights);
  }

  public static NgramModel read(DataInputStream in) throws IOException {
    var scale = in.readFloat();
    var bias = new float[Labels.COUNT];
    for (var k = 0; k < bias.length; k++) {
      bias[k] = in.readFloat();
    }
    var weights = new byte[Features.BUCKETS * Labels.COUNT];
    in.readFully(weights);
    return new NgramModel(weights, scale, bias);
  }
}
