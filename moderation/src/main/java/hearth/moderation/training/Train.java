package hearth.moderation.training;

import hearth.moderation.claims.ClaimFile;
import hearth.moderation.claims.Meanings;
import hearth.moderation.learned.Encoder;
import hearth.moderation.learned.Labels;
import hearth.moderation.learned.Part;
import hearth.moderation.text.Folded;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Vocabulary;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;

/// `train CORPUS SHARED-DATA RESOURCES WORK [--all]`: writes `words.txt`, `ngrams.bin.gz` and `claims.bin.gz` to RESOURCES, and to WORK the
/// `samples.bin` from which `finetune.py` makes the rest. The same input gives the same output.
public final class Train {
  private Train() {}

  public static void main(String[] args) throws IOException {
    var corpus = Path.of(args[0]);
    var data = Path.of(args[1]);
    var resources = Path.of(args[2]);
    var work = Path.of(args[3]);
    var everything = args.length > 4 && args[4].equals("--all");

    var own = Sets.own(corpus);
    var held = own.stream().filter(example -> !everything && example.isHeldOut()).toList();
    var examples = new ArrayList<>(own);
    examples.removeAll(held);
    System.out.println(examples.size() + " own lines");
    for (var source : PublicSets.SOURCES) {
      if (source.train() > 0) {
        var some = PublicSets.split(data, source).learned();
        System.out.println(some.size() + " of " + source.file());
        examples.addAll(some);
      }
    }

    var words = words(examples);
    Files.write(resources.resolve("words.txt"),
        words.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList());
    var folding = new Folding(new Vocabulary(words));
    var forms = Forms.of(corpus.resolveSibling("training").resolve("alike.txt"), examples.stream()
        .filter(example -> isOwn(example) && example.label().equals("ok"))
        .map(example -> folding.fold(example.text()).heard()).toList());
    var rows = rows(examples, false, folding, forms::others);
    try (var out = new DataOutputStream(
        new GZIPOutputStream(Files.newOutputStream(resources.resolve("ngrams.bin.gz"))))) {
      Learning.ngrams(rows, 14, 1).write(out);
    }
    try (var encoder = new Encoder();
        var out = new DataOutputStream(
            new GZIPOutputStream(Files.newOutputStream(resources.resolve("claims.bin.gz"))))) {
      Meanings.write(ClaimFile.shipped().stream().flatMap(claim -> claim.wordings().stream())
          .map(text -> folding.fold(text).words()).toList(), encoder, out);
    }
    rows.addAll(rows(held, true, folding, (_, _) -> List.of()));
    Export.write(work.resolve("samples.bin"), rows);
    System.out.println(rows.size() + " samples; now finetune.py");
  }

  private static boolean isOwn(Example example) {
    return example.source().equals("corpus");
  }

  /// @param held  whether they are kept from being learned
  /// @param forms in which our own are learned as well
  private static List<Export.Row> rows(List<Example> examples, boolean held, Folding folding,
      BiFunction<Example, List<String>, List<List<String>>> forms) {
    var counts = new HashMap<String, Integer>();
    examples.stream().filter(Train::isOwn).forEach(example -> counts.merge(example.label(), 1, Integer::sum));
    var rows = new ArrayList<Export.Row>();
    for (var example : examples) {
      var allowed = example.allowed().stream().mapToInt(Labels::indexOf).sorted().toArray();
      var own = isOwn(example);
      var rare = own ? (float) Math.clamp(Math.sqrt(400.0 / counts.get(example.label())), 0.7, 2.0) : 1f;
      var parts = Part.of(folding.fold(example.text()));
      // of a long text only some parts: it should not outweigh fifty lines
      var most = example.allowed().contains("ok") ? 4 : 1;
      for (var part : parts.subList(0, Math.min(most, parts.size()))) {
        rows.add(new Export.Row(own, held, example.weight() * rare, allowed, part.words()));
        if (own) { // right behind the row as written: finetune.py draws one of them
          for (var form : forms.apply(example, part.words())) {
            rows.add(new Export.Row(own, held, example.weight() * rare * 0.5f, allowed, form));
          }
        }
      }
    }
    return rows;
  }

  /// Words that people write without disguise.
  private static Map<String, Integer> words(List<Example> examples) {
    var plain = new Folding(new Vocabulary(Map.of()));
    var own = new HashMap<String, Integer>();
    var all = new HashMap<String, Integer>();
    for (var example : examples) {
      Folded folded = plain.fold(example.text());
      if (folded.disguised() > 0) {
        continue;
      }
      for (var word : folded.words()) {
        if (word.chars().allMatch(c -> c >= 'a' && c <= 'z') && word.length() <= 18) {
          all.merge(word, 1, Integer::sum);
          if (isOwn(example)) {
            own.merge(word, 1, Integer::sum);
          }
        }
      }
    }
    all.entrySet().removeIf(entry -> entry.getValue() < 4 && !own.containsKey(entry.getKey()));
    return new TreeMap<>(all);
  }
}
