package hearth.moderation.learned;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Turns a sentence into a vector, so that sentences of like meaning point the same way: all-MiniLM-L6-v2 (Apache-2.0), which comes as a
/// Maven artifact, run in this process, as it was published or with its layers tuned.
///
/// **Threads.** Any number may call [#embed]. [#close] waits for those that are inside: ending the runtime under a
/// running inference ends the process.
public final class Encoder implements AutoCloseable {
  public static final int WIDTH = 384;

  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private final Pieces pieces = Pieces.shipped();
  private final OrtEnvironment environment;
  private final OrtSession session;
  private boolean closed;

  /// As it was published.
  public Encoder() {
    this(Layers.asPublished());
  }

  /// Takes a second where it has not been put together on this machine before.
  ///
  /// @param layers to be used instead of those that it comes with
  /// @throws IllegalStateException if the model or its runtime cannot be loaded on this machine
  Encoder(Layers layers) {
    NativeRuntime.prepare();
    try {
      environment = OrtEnvironment.getEnvironment();
      session = EncoderModel.open(environment, layers, Prepared.folder());
    } catch (OrtException | IOException | LinkageError unloadable) {
      throw new IllegalStateException("the sentence encoder cannot be loaded", unloadable);
    }
  }

  /// @param words as [hearth.moderation.text.Folded] has them
  /// @return [#WIDTH] numbers
  /// @throws IllegalStateException if closed, or if the runtime fails
  public float[] embed(List<String> words) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the encoder is closed");
      }
      var ids = pieces.ids(words);
      var shape = new long[]{1, ids.length};
      var ones = new long[ids.length];
      Arrays.fill(ones, 1);
      try (var id = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
          var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
          var type = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
          var result = session
              .run(Map.of("input_ids", id, "attention_mask", mask, "token_type_ids", type))) {
        return mean(((OnnxTensor) result.get(0)).getFloatBuffer().array(), ids.length);
      }
    } catch (OrtException failed) {
      throw new IllegalStateException("the sentence encoder failed", failed);
    } finally {
      use.readLock().unlock();
    }
  }

  private static float[] mean(float[] states, int count) {
    var sum = new float[WIDTH];
    for (var t = 0; t < count; t++) {
      for (var i = 0; i < WIDTH; i++) {
        sum[i] += states[t * WIDTH + i] / count;
      }
    }
    return sum;
  }

  /// A vector of length 1 in the same direction.
  public static float[] direction(float[] vector) {
    var square = 0.0;
    for (var s : vector) {
      square += (double) s * s;
    }
    var length = (float) Math.sqrt(square);
    var out = vector.clone();
    for (var i = 0; i < out.length; i++) {
      out[i] /= length;
    }
    return out;
  }

  /// The cosine of two vectors of length 1.
  public static float likeness(float[] one, float[] other) {
    var sum = 0f;
    for (var i = 0; i < WIDTH; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException ignored) {
      // it is going away all the same
    } finally {
      use.writeLock().unlock();
    }
  }
}
