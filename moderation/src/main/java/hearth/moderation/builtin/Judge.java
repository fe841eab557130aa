package hearth.moderation.builtin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hearth.moderation.Category;
import hearth.moderation.Finding;
import hearth.moderation.Severity;
import hearth.moderation.learned.Encoder;
import hearth.moderation.learned.Labels;
import hearth.moderation.learned.LineModel;
import hearth.moderation.learned.Part;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Asks what was learned, in order of cost: the words of a part, and its meaning where the words leave doubt. What one line cost is
/// kept, so that the next like it is free. Who has patience waits up to [#PATIENCE_MS] for an encoder that is free. Any thread.
///
/// An inference is native code, and keeps whatever carries a virtual thread from carrying others: where there is one core, nobody else
/// would be read meanwhile, and nobody could lose patience. So encoders have threads of their own.
final class Judge {
  private static final long PATIENCE_MS = 200;
  private static final int KEPT = 50_000;

  /// Whether there is time to ask an encoder.
  enum Patience {
    NONE, SOME
  }

  /// What a part was judged: by its words, and by its meaning as well where that was asked.
  record Judged(float[] byWords, float[] p) {
    static final Judged NOTHING = nothing();

    private static Judged nothing() {
      var ok = new float[Labels.COUNT];
      ok[0] = 1;
      return new Judged(ok, ok);
    }
  }

  private final Supplier<LineModel> model;
  private final Supplier<Encoder> published;
  private final Semaphore free;
  /// As many as are free at most; they go when nothing is asked.
  private final Executor inferring = Executors
      .newCachedThreadPool(Modest.threads("inference-"));
  // to tidy up takes less than to hand that over to another thread, which is what they would do otherwise
  private final Cache<List<String>, Judged> judged = Caffeine.newBuilder().maximumSize(KEPT)
      .executor(Runnable::run).build();
  private final Cache<List<String>, float[]> meant = Caffeine.newBuilder().maximumSize(KEPT / 5)
      .executor(Runnable::run).build();

  /// @param published the encoder before tuning: by its vectors, claims that nobody trained on are compared
  /// @param atOnce    how many inferences may run at once
  Judge(Supplier<LineModel> model, Supplier<Encoder> published, int atOnce) {
    this.model = model;
    this.published = published;
    this.free = new Semaphore(atOnce);
  }

  /// By the words alone; some microseconds.
  float[] byWords(Part part) {
    return model.get().byWords(part);
  }

  /// Where no encoder comes free in time, the words decide of what they leave little doubt of; that is not kept.
  ///
  /// @return empty where too much doubt is left, or there is no patience for an encoder
  Optional<Judged> judge(Part part, Patience patience) {
    if (part.words().isEmpty()) {
      return Optional.of(Judged.NOTHING);
    }
    var kept = judged.getIfPresent(part.words());
    if (kept != null) {
      return Optional.of(kept);
    }
    var words = model.get().byWords(part);
    var wordsAlone = new Judged(words, words);
    var heard = Doubt.ASKED.isIn(words)
        ? inTurn(patience, () -> new Judged(words, model.get().byMeaning(part, words)))
        : Optional.of(wordsAlone);
    heard.ifPresent(known -> judged.put(part.words(), known));
    return patience == Patience.SOME && !Doubt.HELD.isIn(words)
        ? heard.or(() -> Optional.of(wordsAlone))
        : heard;
  }

  /// Its vector, by which it is compared with claims.
  ///
  /// @return empty as above
  Optional<float[]> meaning(Part part, Patience patience) {
    var kept = meant.getIfPresent(part.words());
    if (kept != null) {
      return Optional.of(kept);
    }
    var meaning = inTurn(patience, () -> published.get().embed(part.words()));
    meaning.ifPresent(known -> meant.put(part.words(), known));
    return meaning;
  }

  /// What is found where nobody could be asked.
  static Finding busy(Reading reading) {
    return reading.whole(Category.NOT_REVIEWED, Severity.MEDIUM, 1, "meaning/busy@1");
  }

  private <T> Optional<T> inTurn(Patience patience, Supplier<T> asked) {
    if (patience == Patience.NONE || !takeTurn()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Thread.currentThread().isVirtual() ? elsewhere(asked) : asked.get());
    } finally {
      free.release();
    }
  }

  private <T> T elsewhere(Supplier<T> asked) {
    try {
      return CompletableFuture.supplyAsync(asked, inferring).join();
    } catch (CompletionException failed) {
      throw new IllegalStateException("an inference failed", failed.getCause());
    }
  }

  private boolean takeTurn() {
    try {
      return free.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
