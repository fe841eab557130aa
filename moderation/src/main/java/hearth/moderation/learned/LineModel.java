package hearth.moderation.learned;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

/// What was learned, as it ships: the n-gram model that reads everything, and the tuned encoder for what that one is not
/// sure of. Safe for any number of threads; close it after the last use.
public final class LineModel implements AutoCloseable {
  /// How much the meaning counts beside the words. Chosen on lines that were not trained on.
  private static final float MEANING = 0.5f;

  private final NgramModel ngrams;
  private final TunedWeights.Head head;
  private final Encoder encoder;

  LineModel(NgramModel ngrams, TunedWeights tuned) {
    this.ngrams = ngrams;
    this.head = tuned.head();
    this.encoder = new Encoder(tuned.weights());
  }

  /// Reads its parts side by side, since a start waits for them.
  ///
  /// @throws IllegalStateException if the encoder cannot be loaded on this machine
  public static LineModel shipped() {
    var ngrams = CompletableFuture.supplyAsync(() -> read("ngrams.bin.gz", NgramModel::read));
    var pieces = CompletableFuture.runAsync(Pieces::shipped);
    var tuned = read("tuned.bin.gz", TunedWeights::read);
    pieces.join();
    return new LineModel(ngrams.join(), tuned);
  }

  private interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private static <T> T read(String name, Reader<T> reader) {
    try (var in = resource(name)) {
      return reader.read(in);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static DataInputStream resource(String name) throws IOException {
    return new DataInputStream(new BufferedInputStream(
        new GZIPInputStream(LineModel.class.getResourceAsStream("/hearth/moderation/" + name)), 1 << 16));
  }

  /// @return the probability of each label, in the order of [Labels], by the words alone; some microseconds
  public float[] byWords(Part part) {
    return ngrams.judge(Features.of(part.words()));
  }

  /// The same with the meaning of the sentence heard as well; some milliseconds.
  ///
  /// @param byWords what [#byWords] said of the same part
  public float[] byMeaning(Part part, float[] byWords) {
    var p = head.judge(encoder.embed(part.words()));
    for (var k = 0; k < p.length; k++) {
      p[k] = MEANING * p[k] + (1 - MEANING) * byWords[k];
    }
    return p;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
