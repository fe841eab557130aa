package hearth.moderation.learned;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// An encoder in the native runtime, its layers replaced by ours. Putting it together takes half a second of a start, so that is done
/// once, and kept as [Prepared].
final class EncoderModel {
  private static final String PUBLISHED = "/all-minilm-l6-v2-q.onnx";

  private EncoderModel() {}

  /// @param cache where it is kept
  static OrtSession open(OrtEnvironment environment, Layers layers, Path cache)
      throws OrtException, IOException {
    var kept = kept(environment, layers, cache);
    if (kept.isPresent()) {
      try (var options = options(OptLevel.NO_OPT)) {
        return environment.createSession(kept.get().toString(), options);
      } catch (OrtException damaged) {
        Prepared.discard(kept.get());
      }
    }
    try (var options = options(OptLevel.EXTENDED_OPT)) {
      return environment.createSession(whole(layers), options);
    }
  }

  private static Optional<Path> kept(OrtEnvironment environment, Layers layers, Path cache)
      throws IOException {
    var runtime = NativeRuntime.name();
    var model = Prepared.print(model());
    if (runtime.isEmpty() || model.isEmpty()) {
      return Optional.empty();
    }
    var folder = cache.resolve(runtime.get());
    var kind = "encoder-" + model.get() + "-" + layers.kind();
    var name = kind + layers.print() + ".onnx";
    var kept = Prepared.file(folder, name, file -> {
      // what is kept must run on other processors too: the level above this one suits it to this machine's
      try (var options = options(OptLevel.EXTENDED_OPT)) {
        options.setOptimizedModelFilePath(file.toString());
        environment.createSession(whole(layers), options).close();
      } catch (OrtException failed) {
        throw new IOException("the model cannot be kept", failed);
      }
    });
    if (kept.isPresent()) {
      Prepared.discardOthers(folder, kind, name);
    }
    return kept;
  }

  private static URL model() {
    return Objects.requireNonNull(EncoderModel.class.getResource(PUBLISHED), "not on the class path");
  }

  private static byte[] whole(Layers layers) throws IOException {
    try (var in = model().openStream()) {
      return OnnxFile.with(in.readAllBytes(), layers.values().get());
    }
  }

  /// One thread an inference: the rooms bring the parallelism, and idle workers that spin would cost more.
  private static SessionOptions options(OptLevel level) throws OrtException {
    var options = new SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(level);
    return options;
  }
}
