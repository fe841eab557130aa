package hearth.moderation.builtin;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.concurrent.ThreadFactory;

/// Threads that let all others go first where a core is wanted by several: whoever waits for what is already decided does not wait for
/// an inference. On Linux, where a thread may be nicer than its process; elsewhere they are like any other.
final class Modest {
  /// A tenth of what another thread gets of a core that both want (`sched(7)`).
  private static final int NICE = 10;
  private static final int THIS_THREAD = 0;
  private static final int PRIO_PROCESS = 0;

  private Modest() {}

  static ThreadFactory threads(String name) {
    var plain = Thread.ofPlatform().daemon().name(name, 0).factory();
    return work -> plain.newThread(() -> {
      begin();
      work.run();
    });
  }

  @SuppressWarnings("restricted") // as the encoder's runtime, which runs on these threads
  private static void begin() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    var linker = Linker.nativeLinker();
    linker.defaultLookup().find("setpriority").ifPresent(function -> {
      try {
        var _ = (int) linker
            .downcallHandle(function, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
            .invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
      } catch (Throwable refused) {
        // then it is like any other
      }
    });
  }
}
