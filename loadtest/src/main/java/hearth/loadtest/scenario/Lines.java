package hearth.loadtest.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.core.io.JsonStringEncoder;

/// What people say: lines of a file, so that moderation works on real ones. Immutable.
public final class Lines {
  private final List<byte[]> escaped;

  private Lines(List<byte[]> escaped) {
    this.escaped = escaped;
  }

  /// One a line; lines that begin with `#`, `>` or `==` are not said, so that files of the corpus will do.
  ///
  /// @throws IOException also where there is not one line
  public static Lines read(Path file) throws IOException {
    var lines = Files.readAllLines(file).stream().map(String::strip)
        .filter(line -> !line.isEmpty() && "#>=".indexOf(line.charAt(0)) < 0).map(Lines::escaped).toList();
    if (lines.isEmpty()) {
      throw new IOException("there is no line in " + file);
    }
    return new Lines(lines);
  }

  /// As it stands between quotation marks in JSON, in UTF-8.
  public static byte[] escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// @param bytes how long, made of as many lines as it takes and cut between words; 0 for one line as it is
  public byte[] next(SplittableRandom random, int bytes) {
    var one = escaped.get(random.nextInt(escaped.size()));
    if (bytes == 0) {
      return one;
    }
    var text = new ByteArrayOutputStream(bytes + one.length);
    while (text.size() < bytes) {
      if (text.size() > 0) {
        text.write(' ');
      }
      text.writeBytes(escaped.get(random.nextInt(escaped.size())));
    }
    var whole = text.toByteArray();
    var end = bytes;
    while (end > bytes / 2 && whole[end - 1] != ' ') {
      end--;
    }
    return java.util.Arrays.copyOf(whole, end == bytes / 2 ? whole.length : end - 1);
  }
}
