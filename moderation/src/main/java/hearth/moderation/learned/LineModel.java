package hearth.moderation.learned;

import hearth.moderation.learned.Encoder.Base;
import java.util.concurrent.CompletableFuture;

/// What was learned, as it ships, in order of cost: the n-gram model, which reads everything; a small encoder for what that one is not
/// sure of; and a larger one for what both together are not sure of. Each errs elsewhere, so they are heard together. Safe for any
/// number of threads; close it after the last use.
public final class LineModel implements AutoCloseable {
  /// With a label as probable as this by the words and the small encoder, the larger one is not asked: it takes twice the time.
  private static final float SURE = 0.75f;
  /// How much each counts, and how little a label can count with one of them: an encoder is often surer than it is right. All chosen on
  /// lines that were not trained on, where this weighted geometric mean did better than the arithmetic one.
  private static final float WORDS = 0.45f;
  private static final float SMALL = 0.2f;
  private static final float LARGE = 0.35f;
  private static final float LEAST = 0.001f;

  private record Voice(float[] p, float weight) {}

  private final NgramModel ngrams;
  private final Tuned small;
  private final Tuned large;

  LineModel(NgramModel ngrams, Tuned small, Tuned large) {
    this.ngrams = ngrams;
    this.small = small;
    this.large = large;
  }

  /// Reads its parts side by side, since a start waits for them.
  ///
  /// @throws IllegalStateException if the encoders cannot be loaded on this machine
  public static LineModel shipped() {
    var ngrams = CompletableFuture.supplyAsync(() -> Resource.read("ngrams.bin.gz", NgramModel::read));
    var small = CompletableFuture.supplyAsync(() -> Tuned.shipped(Base.MINILM));
    var large = Tuned.shipped(Base.BGE);
    return new LineModel(ngrams.join(), small.join(), large);
  }

  /// @return the probability of each label, in the order of [Labels], by the words alone; some microseconds
  public float[] byWords(Part part) {
    return ngrams.judge(Features.of(part.words()));
  }

  /// The same with the meaning of the sentence heard as well; some milliseconds.
  ///
  /// @param byWords what [#byWords] said of the same part
  public float[] byMeaning(Part part, float[] byWords) {
    var words = new Voice(byWords, WORDS);
    var first = new Voice(small.judge(part.words()), SMALL);
    var two = together(words, first);
    return isSure(two) ? two : together(words, first, new Voice(large.judge(part.words()), LARGE));
  }

  private static boolean isSure(float[] p) {
    for (var probability : p) {
      if (probability >= SURE) {
        return true;
      }
    }
    return false;
  }

  private static float[] together(Voice... voices) {
    var weight = 0f;
    for (var voice : voices) {
      weight += voice.weight();
    }
    var logs = new float[Labels.COUNT];
    for (var voice : voices) {
      for (var k = 0; k < logs.length; k++) {
        logs[k] += (float) Math.log(Math.max(voice.p()[k], LEAST)) * voice.weight() / weight;
      }
    }
    return Softmax.of(logs);
  }

  @Override
  public void close() {
    small.close();
    large.close();
  }
}
