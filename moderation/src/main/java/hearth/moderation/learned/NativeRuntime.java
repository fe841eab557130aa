package hearth.moderation.learned;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The native half of ONNX Runtime, unpacked once for each user. Left to itself the runtime unpacks its 24 MB at every start, and a
/// process that is killed leaves them in the temporary folder for good.
final class NativeRuntime {
  private static final List<String> LIBRARIES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

  private NativeRuntime() {}

  /// Tells the runtime where its libraries lie, where that is known and they can be loaded from there; otherwise it goes its own
  /// way. To be called before anything else is asked of it; any thread, as often as one likes.
  static synchronized void prepare() {
    if (System.getProperty("onnxruntime.native.path") == null) {
      unpack(Prepared.folder()).filter(NativeRuntime::loads)
          .ifPresent(folder -> System.setProperty("onnxruntime.native.path", folder.toString()));
    }
  }

  /// Some hosts forbid programs in folders of data.
  @SuppressWarnings("restricted") // the runtime loads the same a moment later
  private static boolean loads(Path folder) {
    try {
      System.load(folder.resolve(LIBRARIES.getFirst()).toString());
      return true;
    } catch (UnsatisfiedLinkError forbidden) {
      return false;
    }
  }

  /// Another version of the runtime has another name.
  ///
  /// @return empty on systems other than Linux
  static Optional<String> name() throws IOException {
    return Prepared.print(resource(LIBRARIES.getFirst())).map(print -> "onnxruntime-" + print);
  }

  private static URL resource(String library) {
    var machine = switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "aarch64";
      case String other -> other;
    };
    return System.getProperty("os.name").equals("Linux")
        ? OrtEnvironment.class.getResource("native/linux-" + machine + "/" + library)
        : null;
  }

  /// @return the folder with the libraries; empty on systems other than Linux, or where they cannot be written
  static Optional<Path> unpack(Path cache) {
    try {
      var folder = name().map(cache::resolve);
      for (var library : LIBRARIES) {
        if (folder.isPresent()) {
          discardHalf(folder.get().resolve(library), resource(library));
        }
        folder = folder
            .filter(there -> Prepared.file(there, library, file -> copy(library, file)).isPresent());
      }
      return folder;
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// Loading half a library could end the process.
  private static void discardHalf(Path there, URL resource) throws IOException {
    if (Files.exists(there) && Files.size(there) != resource.openConnection().getContentLengthLong()) {
      Prepared.discard(there);
    }
  }

  private static void copy(String library, Path to) throws IOException {
    try (var in = resource(library).openStream()) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
