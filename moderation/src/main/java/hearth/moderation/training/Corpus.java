package hearth.moderation.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the corpus of Hearth: text files in which `== name` begins a family, `== each` says that every line is one of its
/// own, `> label` says what follows is, and `#` begins a remark.
public final class Corpus {
  private Corpus() {}

  public static List<Example> read(Path folder) throws IOException {
    var examples = new ArrayList<Example>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        read(file, examples);
      }
    }
    return examples;
  }

  /// One file of the same form.
  static List<Example> read(Path folder, String file) throws IOException {
    var examples = new ArrayList<Example>();
    read(folder.resolve(file), examples);
    return examples;
  }

  private static void read(Path file, List<Example> into) throws IOException {
    var name = file.getFileName().toString().replace(".txt", "");
    var family = "each";
    var label = "";
    var number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("== ")) {
        family = line.substring(3).strip();
      } else if (line.startsWith("> ")) {
        label = line.substring(2).strip();
        hearth.moderation.learned.Labels.indexOf(label);
      } else if (label.isEmpty()) {
        throw new IOException(file + ":" + number + ": no label yet");
      } else {
        var of = family.equals("each") ? name + ":" + line : name + "/" + family;
        into.add(Example.of("corpus", of, line, label));
      }
    }
  }
}
