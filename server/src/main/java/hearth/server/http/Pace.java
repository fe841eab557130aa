package hearth.server.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How often one key (an address, a login) may try something. Any thread.
final class Pace {
  private final LoadingCache<String, Bucket> buckets;

  Pace(int times, Duration in) {
    buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(in.multipliedBy(2))
        .executor(Runnable::run) // to tidy up takes less than to hand that over
        .build(
            _ -> Bucket.builder().addLimit(limit -> limit.capacity(times).refillGreedy(times, in)).build());
  }

  boolean allows(String key) {
    return buckets.get(key).tryConsume(1);
  }

  static HttpReply tooOften() {
    return HttpReply.problem(429, "TOO_FAST",
        "That was tried too often. Please wait a minute and try again.");
  }
}
