package hearth.moderation.learned;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.JarURLConnection;
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
      unpack(cache()).filter(NativeRuntime::loads)
          .ifPresent(folder -> System.setProperty("onnxruntime.native.path", folder.toString()));
    }
  }

  private static Path cache() {
    var named = System.getenv("XDG_CACHE_HOME");
    return (named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(named))
        .resolve("hearth");
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

  /// @return the folder with the libraries; empty on systems other than Linux, or where they cannot be written
  static Optional<Path> unpack(Path cache) {
    var machine = switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "aarch64";
      default -> null;
    };
    if (machine == null || !System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    try {
      Path folder = null;
      for (var library : LIBRARIES) {
        var resource = OrtEnvironment.class.getResource("native/linux-" + machine + "/" + library);
        if (resource == null || !(resource.openConnection() instanceof JarURLConnection jar)) {
          return Optional.empty();
        }
        var entry = jar.getJarEntry();
        if (folder == null) {
          // named by what is in it: another version of the runtime has a folder of its own
          folder = Files.createDirectories(cache.resolve("onnxruntime-" + Long.toHexString(entry.getCrc())));
        }
        var there = folder.resolve(library);
        if (!Files.exists(there) || Files.size(there) != entry.getSize()) {
          var fresh = Files.createTempFile(folder, library, ".part");
          try (var in = jar.getInputStream()) {
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
          }
          Files.move(fresh, there, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return Optional.ofNullable(folder);
    } catch (IOException unwritable) {
      return Optional.empty();
    }
  }
}
