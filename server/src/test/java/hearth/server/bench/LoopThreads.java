package hearth.server.bench;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs benchmarks on threads like those of an event loop, where Netty uses its objects again. JMH makes it by its name.
public final class LoopThreads extends ThreadPoolExecutor {
  public LoopThreads(int threads, String name) {
    super(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), new DefaultThreadFactory(name));
  }
}
