package hearth.loadtest.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a process on this machine has used, as Linux tells it in `/proc`. Any thread.
public final class ServerProbe {
  /// USER_HZ, which Linux has fixed at 100 for what it shows to programs.
  private static final double TICKS_PER_SECOND = 100;

  /// @param cpuSeconds of all its threads since it began, to 10 ms
  /// @param rssKib     memory that it has in RAM
  public record Reading(double cpuSeconds, long rssKib) {}

  private final Path process;

  private ServerProbe(Path process) {
    this.process = process;
  }

  /// @return empty where there is no such process, or no `/proc`
  public static Optional<ServerProbe> of(long pid) {
    return Optional.of(Path.of("/proc", Long.toString(pid))).filter(Files::isDirectory).map(ServerProbe::new);
  }

  public static ServerProbe ofThis() {
    return new ServerProbe(Path.of("/proc/self"));
  }

  /// @return zeros where the process has ended
  public Reading read() {
    try {
      var stat = Files.readString(process.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" "); // the name before may hold spaces
      var ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]); // utime, stime: proc(5)
      var rss = Files.readAllLines(process.resolve("status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
      return new Reading(ticks / TICKS_PER_SECOND, rss);
    } catch (IOException ended) {
      return new Reading(0, 0);
    }
  }
}
