package hearth.moderation.claims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Claims as JSON, one to a line.
public final class ClaimFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ClaimFile() {}

  /// Those that come with Hearth. No clinician has checked them yet.
  public static List<Claim> shipped() {
    try (var in = ClaimFile.class.getResourceAsStream("/hearth/moderation/claims.jsonl")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /// @throws IOException                      if the file cannot be read
  /// @throws tools.jackson.core.JacksonException if a line is not a claim
  public static List<Claim> read(Path file) throws IOException {
    return read(Files.readString(file).lines());
  }

  private static List<Claim> read(Stream<String> lines) {
    return lines.filter(line -> !line.isBlank()).map(line -> JSON.readValue(line, Claim.class)).toList();
  }
}
