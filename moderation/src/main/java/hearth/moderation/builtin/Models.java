package hearth.moderation.builtin;

import hearth.moderation.learned.Encoder;
import hearth.moderation.learned.LineModel;
import hearth.moderation.text.Folding;
import hearth.moderation.text.Foldings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// What was learned, on its way into memory while something else is done: it is the longest part of a start. Any thread.
public final class Models implements AutoCloseable {
  private final CompletableFuture<LineModel> tuned;
  /// Needed for claims that were added and lines that come near to one: nobody's start waits for it.
  private final CompletableFuture<Encoder> published;
  private final CompletableFuture<Folding> folding = loading(Foldings::shipped);
  private final AtomicBoolean closed = new AtomicBoolean();

  public Models() {
    this(LineModel::shipped);
  }

  /// @param load how long it takes is its own affair
  Models(Supplier<LineModel> load) {
    this.tuned = loading(load);
    this.published = tuned.thenApply(_ -> new Encoder());
  }

  private static <T> CompletableFuture<T> loading(Supplier<T> load) {
    return CompletableFuture.supplyAsync(load,
        work -> Thread.ofPlatform().name("models").daemon().start(work));
  }

  /// @throws IllegalStateException if it cannot be loaded on this machine; so do the others
  Encoder published() {
    return loaded(published);
  }

  LineModel tuned() {
    return loaded(tuned);
  }

  Folding folding() {
    return loaded(folding);
  }

  /// Until every line can be read.
  ///
  /// @throws IllegalStateException if they cannot be loaded on this machine
  public void await() {
    tuned();
    folding();
  }

  boolean areThere() {
    return tuned.isDone();
  }

  private static <T> T loaded(CompletableFuture<T> model) {
    try {
      return model.join();
    } catch (CompletionException failed) {
      throw new IllegalStateException("the models cannot be loaded on this machine", failed.getCause());
    }
  }

  /// After the last review; once is enough. Waits for what is still on its way into memory, a second or two: a process that ends
  /// under the native runtime while that loads something crashes.
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      CompletableFuture.allOf(published.thenAccept(Encoder::close), tuned.thenAccept(LineModel::close))
          .exceptionally(_ -> null).join();
    }
  }
}
