package hearth.moderation.learned;

import java.io.DataInputStream;
import java.io.IOException;

/// The linear layer that tells the labels from an encoder's vector. Immutable.
///
/// @param of the [Layers#print] of the layers that it was learned with
/// @param w  labels × width, row by row
record Head(String of, float[] w, float[] b) {
  /// As `finetune.py` writes it.
  static Head read(DataInputStream in) throws IOException {
    var of = Integer.toHexString(in.readInt());
    var width = in.readInt();
    var labels = in.readInt();
    return new Head(of, floats(in, width * labels), floats(in, labels));
  }

  static float[] floats(DataInputStream in, int count) throws IOException {
    var read = new float[count];
    for (var i = 0; i < count; i++) {
      read[i] = in.readFloat();
    }
    return read;
  }

  /// @return the probability of each label
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
