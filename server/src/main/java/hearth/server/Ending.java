package hearth.server;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends the process when it is asked to, by Ctrl-C, SIGTERM or SIGHUP: everything is closed first, and only then the JVM begins to end.
///
/// Not a shutdown hook, because the native runtime of the models has one of its own: run beside ours, it tore that runtime down
/// under whoever still used it, and the process crashed in 2 of 36 stops soon after a start.
final class Ending {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final CompletableFuture<Runnable> cleanly = new CompletableFuture<>();
  private final AtomicBoolean asked = new AtomicBoolean();

  /// From now on signals are heard; who asks before the start is done waits for that.
  Ending() {
    SIGNALS.forEach(this::hear);
  }

  /// @param how to close everything
  void ready(Runnable how) {
    cleanly.complete(how);
  }

  /// Returns at once. Any thread; again is as good as once.
  void ask() {
    if (!asked.getAndSet(true)) {
      Thread.ofPlatform().name("stop").start(() -> {
        cleanly.join().run();
        System.exit(0);
      });
    }
  }

  /// By reflection: the class is in every JDK (module jdk.unsupported, JEP 260), but to name it is a warning that cannot be turned off.
  private void hear(String name) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var ear = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler}, (_, _, _) -> {
        ask();
        return null;
      });
      signal.getMethod("handle", signal, handler).invoke(null,
          signal.getConstructor(String.class).newInstance(name), ear);
    } catch (ReflectiveOperationException unknown) {
      // a system without this signal
    }
  }
}
