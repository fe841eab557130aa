package hearth.server.testing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until the test moves it.
public final class TestClock implements InstantSource, Ticker {
  public static final Instant START = Instant.parse("2026-03-02T20:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  @Override
  public long read() {
    return Duration.between(START, now.get()).toNanos();
  }
}
