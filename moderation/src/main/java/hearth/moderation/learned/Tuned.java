package hearth.moderation.learned;

import java.util.List;

/// The encoder with the layers that were tuned on our corpus, and the head that tells the labels from its vector. Safe for any number of
/// threads.
record Tuned(Encoder encoder, Head head) implements AutoCloseable {
  /// @throws IllegalStateException if the encoder cannot be loaded on this machine
  static Tuned shipped() {
    var head = Resource.read("minilm.head.bin.gz", Head::read);
    var layers = new Layers("tuned-", head.of(), () -> Resource.read("minilm.layers.bin.gz", Layers::read));
    return new Tuned(new Encoder(layers), head);
  }

  /// @return the probability of each label
  float[] judge(List<String> words) {
    return head.judge(encoder.embed(words));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
