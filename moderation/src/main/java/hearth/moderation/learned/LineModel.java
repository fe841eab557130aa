package hearth.moderation.learned;

import java.util.concurrent.CompletableFuture;

/// What was learned, as it ships, in order of cost: the n-gram model, which reads everything, and a small encoder for what that one is not
/// sure of. Each errs elsewhere, so they are heard together. Safe for any number of threads; close it after the last use.
public final class LineModel implements AutoCloseable {
  /// How much the encoder counts beside the words, and how little a label can count with one of them: it is often surer than it is
  /// right. Both chosen on lines that were not trained on, where this weighted geometric mean did better than the arithmetic one.
  private static final float MEANING = 0.4f;
  private static final float LEAST = 0.001f;

  private final NgramModel ngrams;
  private final Tuned encoder;

  LineModel(NgramModel ngrams, Tuned encoder) {
    this.ngrams = ngrams;
    this.encoder = encoder;
  }

  /// Reads its parts side by side, since a start waits for them.
  ///
  /// @throws IllegalStateException if the encoder cannot be loaded on this machine
  public static LineModel shipped() {
    var ngrams = CompletableFuture.supplyAsync(() -> Resource.read("ngrams.bin.gz", NgramModel::read));
    var encoder = Tuned.shipped();
    return new LineModel(ngrams.join(), encoder);
  }

  /// @return the probability of each label, in the order of [Labels], by the words alone; some microseconds
  public float[] byWords(Part part) {
    return ngrams.judge(Features.of(part.words()));
  }

  /// The same with the meaning of the sentence heard as well; some milliseconds.
  ///
  /// @param byWords what [#byWords] said of the same part
  public float[] byMeaning(Part part, float[] byWords) {
    var byEncoder = encoder.judge(part.words());
    var logs = new float[Labels.COUNT];
    for (var k = 0; k < logs.length; k++) {
      logs[k] = (1 - MEANING) * log(byWords[k]) + MEANING * log(byEncoder[k]);
    }
    return Softmax.of(logs);
  }

  private static float log(float probability) {
    return (float) Math.log(Math.max(probability, LEAST));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
