package hearth.moderation.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The folding that the shipped weights were trained with.
public final class Foldings {
  private Foldings() {}

  public static Folding shipped() {
    try (var in = Foldings.class.getResourceAsStream("/hearth/moderation/words.txt")) {
      return new Folding(
          Vocabulary.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
