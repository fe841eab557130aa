package hearth.server.bench;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// `mvn -q -pl server -am test-compile exec:exec@bench [-Dbench=Codec]`: time and allocation of single steps, by JMH.
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    var only = args.length > 0 ? args[0] : "";
    Collection<RunResult> results = new Runner(new OptionsBuilder()
        .include("hearth\\.server\\.(bench|transport)\\..*" + only + ".*").addProfiler(GCProfiler.class)
        .forks(1).mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS).warmupIterations(3)
        .warmupTime(TimeValue.seconds(2)).measurementIterations(5).measurementTime(TimeValue.seconds(2))
        .jvmArgs("-Xmx2g", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
            "-Djmh.executor=CUSTOM", "-Djmh.executor.class=" + LoopThreads.class.getName())
        .build())
        .run();
    if (results.isEmpty()) {
      throw new IllegalArgumentException("no benchmark is called " + only);
    }
  }
}
