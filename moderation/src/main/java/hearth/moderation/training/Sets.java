package hearth.moderation.training;

import hearth.moderation.claims.ClaimFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the repository itself brings to learn from: the corpus, and the claims with what is near them.
final class Sets {
  private Sets() {}

  static List<Example> own(Path corpus) throws IOException {
    var examples = new ArrayList<>(Corpus.read(corpus));
    for (var claim : ClaimFile.shipped()) {
      var family = "claim/" + claim.id();
      examples.add(Example.of("corpus", family, claim.falseClaim(), claim.category().tag()));
      claim.paraphrases()
          .forEach(text -> examples.add(Example.of("corpus", family, text, claim.category().tag())));
      claim.nearMisses().forEach(text -> examples.add(Example.of("corpus", family, text, "ok")));
    }
    return examples;
  }
}
