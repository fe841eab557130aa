package hearth.moderation.learned;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Files that are made once from what ships, and kept for the next start of the same user. All of them may be deleted at any time.
/// Any thread.
final class Prepared {
  interface Making {
    void into(Path file) throws IOException;
  }

  private Prepared() {}

  /// `hearth` in the folder that the user's system has for such files.
  static Path folder() {
    var named = System.getenv("XDG_CACHE_HOME");
    return (named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(named))
        .resolve("hearth");
  }

  /// Made where it is not there yet, and there as a whole or not at all.
  ///
  /// @param name tells apart all that it is made from: what is there under it is taken as it is
  /// @return empty where it cannot be written
  static Optional<Path> file(Path folder, String name, Making making) {
    var there = folder.resolve(name);
    if (Files.exists(there)) {
      return Optional.of(there);
    }
    try {
      var fresh = Files.createTempFile(Files.createDirectories(folder), name, ".part");
      try {
        making.into(fresh);
        force(fresh);
        Files.move(fresh, there, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      return Optional.of(there);
    } catch (IOException unwritable) {
      return Optional.empty();
    }
  }

  /// A machine that loses its power now must not find half of it later.
  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// What this one took the place of, as after an update, and what a process that was killed left half-made.
  static void discardOthers(Path folder, String beginning, String name) {
    try (var files = Files.newDirectoryStream(folder, beginning + "*")) {
      for (var file : files) {
        if (!file.getFileName().toString().equals(name)) {
          discard(file);
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // it only takes up room
    }
  }

  /// The file is no good: next time it is made again.
  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException unwritable) {
      // then it is found no good again
    }
  }

  /// A sum over the content of a resource, from the jar that it lies in.
  ///
  /// @param resource null for one that is not there
  /// @return empty where it does not lie in a jar
  static Optional<String> print(URL resource) throws IOException {
    return resource != null && resource.openConnection() instanceof JarURLConnection jar
        ? Optional.of(Long.toHexString(jar.getJarEntry().getCrc()))
        : Optional.empty();
  }
}
