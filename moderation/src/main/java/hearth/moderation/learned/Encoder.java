package hearth.moderation.learned;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Turns a sentence into a vector, so that sentences of like meaning point the same way: the small encoder
/// all-MiniLM-L6-v2 (Apache-2.0), run in this process, as it was published or with its last layers tuned.
///
/// **Threads.** Any number may call [#embed]. [#close] waits for those that are inside: ending the runtime under a
/// running inference ends the process.
public final class Encoder implements AutoCloseable {
  public static final int WIDTH = 384;

  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private final Pieces pieces = Pieces.shipped();
  private final OrtEnvironment environment;
  /// Weights in place of the model's own; the runtime reads them where they are, as long as the session lives.
  private final List<OnnxTensor> replaced = new ArrayList<>();
  private final OrtSession session;
  private boolean closed;

  /// The encoder as it was published.
  public Encoder() {
    this(Map.of());
  }

  /// Takes about a second and 100 MiB.
  ///
  /// @param weights by the model's own names, to be used instead of those that it comes with
  /// @throws IllegalStateException if the model or its runtime cannot be loaded on this machine
  Encoder(Map<String, TunedWeights.Values> weights) {
    NativeRuntime.prepare();
    try (var in = Encoder.class.getResourceAsStream("/all-minilm-l6-v2-q.onnx");
        var options = new OrtSession.SessionOptions()) {
      environment = OrtEnvironment.getEnvironment();
      // one thread an inference: the rooms bring the parallelism, and idle workers that spin would cost more
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      for (var entry : weights.entrySet()) {
        var tensor = tensor(environment, entry.getValue());
        replaced.add(tensor);
        options.addInitializer(entry.getKey(), tensor);
      }
      session = environment.createSession(in.readAllBytes(), options);
    } catch (OrtException | IOException | LinkageError unloadable) {
      throw new IllegalStateException("the sentence encoder cannot be loaded", unloadable);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, TunedWeights.Values values)
      throws OrtException {
    return switch (values) {
      case TunedWeights.Values.Floats(var data) -> OnnxTensor.createTensor(environment, direct(data),
          new long[]{data.length});
      case TunedWeights.Values.Bytes(var data, var rows, var columns) -> OnnxTensor.createTensor(environment,
          ByteBuffer.allocateDirect(data.length).put(data).flip(), new long[]{rows, columns},
          OnnxJavaType.INT8);
    };
  }

  private static FloatBuffer direct(float[] data) {
    var buffer = ByteBuffer.allocateDirect(data.length * Float.BYTES).order(ByteOrder.nativeOrder())
        .asFloatBuffer();
    return buffer.put(data).flip();
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
        replaced.forEach(OnnxTensor::close);
      }
    } catch (OrtException ignored) {
      // it is going away all the same
    } finally {
      use.writeLock().unlock();
    }
  }
}
