package hearth.loadtest.measure;

import hearth.loadtest.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// On what a figure was measured.
public final class Machines {
  private Machines() {}

  /// @param serverPid 0 where no server was looked at
  public static Report.Machine here(long serverPid) {
    return new Report.Machine(processor(), Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.version"),
        serverPid);
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown");
    } catch (IOException notLinux) {
      return "unknown";
    }
  }
}
