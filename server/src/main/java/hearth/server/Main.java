package hearth.server;

import hearth.moderation.outside.ModeratorJars;
import hearth.server.config.ConfigLoader;
import hearth.server.config.ConfigLoader.Loaded;
import hearth.server.config.ConfigLoader.Problem;
import hearth.server.config.ServerConfig;
import hearth.server.config.ServerConfig.Store;
import hearth.server.config.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `hearth [--key=value …]`. Ends with 0 after a clean stop, 1 where it could not start, 2 where a setting is wrong.
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger("hearth");

  private Main() {}

  public static void main(String[] args) {
    var out = System.out;
    switch (ConfigLoader.load(List.of(args), System.getenv(), Path.of(""))) {
      case Loaded.Help _ -> help(out);
      case Loaded.Version _ -> out.println("Hearth " + version());
      case Loaded.Wrong(var problems) -> {
        complain(System.err, problems);
        System.exit(2);
      }
      case Loaded.Ready(var config, var shown) -> start(config, shown, out);
    }
  }

  private static void start(ServerConfig config, List<String> shown, PrintStream out) {
    var ending = new Ending();
    followParent(ending);
    try {
      var server = new Server(config, Server.Outside.real());
      ending.ready(() -> stop(server, out));
      greet(server, config, shown, out);
    } catch (Exception failed) {
      System.err.println();
      System.err.println("  Hearth could not start. " + remedy(failed, config));
      System.err.println();
      System.exit(1); // whatever threads are still there
    }
  }

  private static void greet(Server server, ServerConfig config, List<String> shown, PrintStream out) {
    out.println();
    out.println("  Hearth " + version() + " is running.");
    out.println();
    out.println("  Open       " + server.url());
    server.firstSignIn().ifPresent(link -> {
      out.println("  Sign in    " + link);
      out.println("             for the first time: this link works once, within two days");
    });
    out.println("  Data       " + switch (config.store()) {
      case Store.Embedded embedded -> embedded.file().toAbsolutePath().normalize();
      case Store.Postgres _ -> "PostgreSQL";
    });
    out.println("  Health     http://" + config.ops().host() + ":" + server.opsPort()
        + "/health/ready  and  /metrics");
    shown.forEach(line -> out.println("  Set        " + line));
    if (config.http().isHttps() && config.http().proxies().isEmpty()) {
      out.println(
          "  Mind       http.proxies is not set: all who come through your proxy count as one address,");
      out.println("             and no more than 300 of them can join in a minute");
    }
    out.println("  Stop       Ctrl-C");
    out.println();
  }

  private static void stop(Server server, PrintStream out) {
    out.println();
    out.println("  Hearth is stopping: everybody is told to come back, and what was said is saved.");
    server.close();
    out.println("  Hearth has stopped.");
  }

  private static String remedy(Throwable failed, ServerConfig config) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException
          || cause instanceof IOException && String.valueOf(cause.getMessage()).contains("in use")) {
        return "The address " + config.http().host() + ":" + config.http().port() + " or "
            + config.ops().host() + ":"
            + config.ops().port() + " cannot be used: another program has it, or it is not this machine's."
            + "\n  Another port can be set with --http.port=8090 --ops.port=8091, or in hearth.properties.";
      }
    }
    if (failed instanceof ModeratorJars.Unusable unusable) {
      return unusable.getMessage()
          + "\n  Mend it, or take it out of the folder; without it nothing would look for what it looks for.";
    }
    if (!(failed instanceof Server.StoreClosed)) {
      LOG.error("could not start", failed);
      return "This is a defect in Hearth; the lines above may tell its developers more.";
    }
    return switch (config.store()) {
      case Store.Embedded embedded -> "Its data in " + embedded.folder().toAbsolutePath()
          + " cannot be opened or written.\n  Look at the folder's owner and the space on its disk, or set another with --store.folder=PATH.";
      case Store.Postgres _ -> "PostgreSQL does not answer at store.url, or does not let store.user in.";
    };
  }

  private static void complain(PrintStream err, List<Problem> problems) {
    err.println();
    err.println("  Hearth cannot start with these settings:");
    err.println();
    problems.forEach(problem -> err.println("  " + problem.where() + "\n      " + problem.remedy()));
    err.println();
  }

  private static void help(PrintStream out) {
    out.println("Hearth " + version() + ": online peer-support meetings, held and kept safe.");
    out.println();
    out.println("Usage: hearth [--key=value ...]     also --help, --version, --config=FILE");
    out.println();
    out.println(
        "Settings come from hearth.properties in the working folder (key=value lines), then from the");
    out.println("environment (HEARTH_HTTP_PORT for http.port), then from flags; the last one counts.");
    out.println();
    Settings.all().forEach(setting -> {
      out.println("  --" + setting.key() + "=" + (setting.standard().isEmpty() ? "..." : setting.standard()));
      out.println("      " + setting.help());
    });
  }

  static String version() {
    var properties = new Properties();
    try (var in = Main.class.getResourceAsStream("/hearth/version.properties")) {
      properties.load(in);
    } catch (IOException unreadable) {
      return "?";
    }
    return properties.getProperty("version", "?");
  }

  /// A Maven that is killed leaves its child behind; started by Maven we go when it goes.
  private static void followParent(Ending ending) {
    if (Boolean.getBoolean("hearth.exitWithParent")) {
      ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(ending::ask));
    }
  }
}
