package hearth.moderation.learned;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A network with one hidden layer over a sentence embedding. Immutable; any number of threads.
public final class NetModel {
  private final int in;
  private final int hidden;
  private final int outs;
  private final float[] w1;
  private final float[] b1;
  private final float[] w2;
  private final float[] b2;

  /// @param w1 hidden × in, row by row
  /// @param w2 outs × hidden, row by row
  public NetModel(int in, int hidden, int outs, float[] w1, float[] b1, float[] w2, float[] b2) {
    this.in = in;
    this.hidden = hidden;
    this.outs = outs;
    this.w1 = w1.clone();
    this.b1 = b1.clone();
    this.w2 = w2.clone();
    this.b2 = b2.clone();
  }

  /// @return the probability of each outcome
  public float[] judge(float[] input) {
    var h = new float[hidden];
    for (var j = 0; j < hidden; j++) {
      var sum = b1[j];
      var row = j * in;
      for (var i = 0; i < in; i++) {
        sum += w1[row + i] * input[i];
      }
      h[j] = Math.max(0, sum);
    }
    var out = new float[outs];
    for (var k = 0; k < outs; k++) {
      var sum = b2[k];
      var row = k * hidden;
      for (var j = 0; j < hidden; j++) {
        sum += w2[row + j] * h[j];
      }
      out[k] = sum;
    }
    return Softmax.of(out);
  }

  public void write(DataOutputStream out) throws IOException {
    for (var size : new int[]{in, hidden, outs}) {
      out.writeInt(size);
    }
    for (var part : new float[][]{w1, b1, w2, b2}) {
      for (var w : part) {
        out.writeShort(Float.floatToFloat16(w));
      }
    }
  }

  public static NetModel read(DataInputStream from) throws IOException {
    var in = from.readInt();
    var hidden = from.readInt();
    var outs = from.readInt();
    return new NetModel(in, hidden, outs, floats(from, hidden * in), floats(from, hidden),
        floats(from, outs * hidden), floats(from, outs));
  }

  private static float[] floats(DataInputStream from, int count) throws IOException {
    var read = new float[count];
    for (var i = 0; i < count; i++) {
      read[i] = Float.float16ToFloat(from.readShort());
    }
    return read;
  }
}
