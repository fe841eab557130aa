package hearth.moderation.learned;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/// What was learned, as it lies in the jar.
final class Resource {
  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private Resource() {}

  static <T> T read(String name, Reader<T> reader) {
    try (var in = new DataInputStream(new BufferedInputStream(
        new GZIPInputStream(Resource.class.getResourceAsStream("/hearth/moderation/" + name)), 1 << 16))) {
      return reader.read(in);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
