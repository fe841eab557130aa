package hearth.moderation.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The functional suite: minimal pairs, `- ` what a category is for and `+ ` an honest line of much the same words, under
/// `== category`. Never trained on.
final class Pairs {
  private Pairs() {}

  static List<Example> read(Path file) throws IOException {
    var examples = new ArrayList<Example>();
    var category = "";
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        category = line.substring(3).strip();
      } else if (line.startsWith("- ") || line.startsWith("+ ")) {
        var label = line.startsWith("-") ? category : "ok";
        examples.add(Example.of("pairs", category, line.substring(2).strip(), label));
      }
    }
    return examples;
  }
}
