package hearth.loadtest;

import hearth.loadtest.Options.Wrong;
import hearth.loadtest.measure.ServerProbe;
import hearth.loadtest.report.Comparison;
import hearth.loadtest.report.ComparisonPage;
import hearth.loadtest.report.Page;
import hearth.loadtest.report.Report;
import hearth.loadtest.scenario.Lines;
import hearth.loadtest.scenario.Scenario;
import hearth.loadtest.venue.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The load test on the command line. Ends with 0 where all objectives were met, 1 where not, 2 where it could not begin.
public final class Main {
  private static final List<String> OPTIONS = List.of("link", "at", "login", "password", "pid", "rooms",
      "members",
      "lines", "seed", "out", "hook");
  private static final String USAGE = """
      Usage: loadtest run SCENARIO.json --link FIRST-SIGN-IN-LINK [options]
             loadtest run SCENARIO.json --at http://localhost:8080 --login NAME --password WORD [options]
                 --pid N               the server's process, to read its CPU time and memory
                 --rooms N --members N instead of the scenario's
                 --lines FILE          what people say, one a line (moderation/functional/ordinary.txt)
                 --out NAME            writes NAME.json and NAME.html (the scenario's name)
                 --hook NAME='COMMAND' for scenarios that break something; {server} is the server's process
                 --seed N              the same seed is the same evening (1)
             loadtest compare BEFORE.json AFTER.json
                 --out NAME            writes NAME.html as well
             loadtest tickets --link FIRST-SIGN-IN-LINK --rooms N --members N --out FILE
                                       opens rooms and writes a ticket for each member, room by room, for other clients
             loadtest replay http://localhost:8080/join/INVITE LINES [members] [speed]
      """;

  private Main() {}

  public static void main(String[] args) throws Exception {
    try {
      var options = Options.of(args, OPTIONS);
      System.exit(switch (options.words().isEmpty() ? "" : options.words().getFirst()) {
        case "run" -> run(options);
        case "compare" -> compare(options);
        case "tickets" -> tickets(options);
        case "replay" -> ReplayCommand.run(options);
        default -> throw new Wrong("say what to do");
      });
    } catch (Wrong wrong) {
      System.err.println("\n  " + wrong.getMessage() + "\n\n" + USAGE);
      System.exit(2);
    } catch (IOException failed) {
      System.err.println("\n  It could not be done: "
          + Optional.ofNullable(failed.getMessage()).orElse(failed.getClass().getSimpleName()) + "\n");
      System.exit(2);
    }
  }

  private static Venue venue(Options options) throws Wrong, IOException, InterruptedException {
    if (options.named("link").isPresent()) {
      return Venue.byFirstLink(Options.onThisMachine(options.named("link").get()));
    }
    if (options.named("at").isEmpty() || options.named("login").isEmpty()
        || options.named("password").isEmpty()) {
      throw new Wrong("give --link, or --at with --login and --password");
    }
    return Venue.signedIn(Options.onThisMachine(options.named("at").get()), options.named("login").get(),
        options.named("password").get());
  }

  private static int run(Options options) throws Wrong, IOException, InterruptedException {
    if (options.words().size() != 2) {
      throw new Wrong("name one scenario");
    }
    var file = Path.of(options.words().get(1));
    var plan = Scenario.read(file);
    var scenario = plan.of(options.number("rooms", plan.rooms()), options.number("members", plan.members()));
    var name = options.named("out").orElse(scenario.name());
    refuseToOverwrite(file, name);
    var lines = Lines.read(Path.of(options.named("lines").orElse("moderation/functional/ordinary.txt")));
    var pid = options.number("pid", 0);
    var server = pid == 0 ? Optional.<ServerProbe>empty() : ServerProbe.of(pid);
    if (pid != 0 && server.isEmpty()) {
      throw new Wrong("there is no process " + pid + " whose use could be read");
    }
    var progress = new Progress(System.out, System.console() != null && System.console().isTerminal());
    try (var venue = venue(options)) {
      var report = new LoadTest(lines, server, pid, options.hooks(), progress).play(scenario, venue,
          options.number("seed", 1));
      return conclude(report, name, progress);
    }
  }

  /// A report is not written over the scenario that it is of.
  ///
  /// @throws Wrong if it would be
  static void refuseToOverwrite(Path scenario, String report) throws Wrong, IOException {
    var json = Path.of(report + ".json");
    if (Files.exists(json) && Files.isSameFile(json, scenario)) {
      throw new Wrong("the report would be written over the scenario " + scenario + ": give another --out");
    }
  }

  private static int conclude(Report report, String name, Progress progress) throws IOException {
    var json = Path.of(name + ".json");
    if (json.getParent() != null) {
      Files.createDirectories(json.getParent());
    }
    report.write(json);
    Page.write(report, Path.of(name + ".html"));
    report.goals()
        .forEach(goal -> progress.say((goal.met() ? "met     " : "MISSED  ") + goal.objective().words() + ": "
            + String.format(java.util.Locale.ROOT, "%.2f", goal.measured()) + " (wanted "
            + (goal.objective().isAtMost() ? "at most " : "at least ")
            + goal.wanted() + ")"));
    if (report.faults().isEmpty()) {
      progress.say("Everybody heard the same, once, in one order; every message was answered.");
    } else {
      report.faults().forEach((kind, times) -> progress.say("FAULT   " + kind + ": " + times));
    }
    progress.say("Look at " + Path.of(name + ".html").toAbsolutePath());
    return report.isGood() ? 0 : 1;
  }

  private static int compare(Options options) throws Wrong, IOException {
    if (options.words().size() != 3) {
      throw new Wrong("name two reports");
    }
    var comparison = new Comparison(Report.read(Path.of(options.words().get(1))),
        Report.read(Path.of(options.words().get(2))));
    System.out.print(comparison);
    if (options.named("out").isPresent()) {
      var page = Path.of(options.named("out").get() + ".html").toAbsolutePath();
      Files.createDirectories(page.getParent());
      ComparisonPage.write(comparison, page);
      System.out.println("Look at " + page);
    }
    return 0;
  }

  private static int tickets(Options options) throws Wrong, IOException, InterruptedException {
    var file = Path
        .of(options.named("out").orElseThrow(() -> new Wrong("--out says where to write the tickets")));
    try (var venue = venue(options)) {
      var places = venue.prepare(options.number("rooms", 1), options.number("members", 10), 0);
      var tickets = new StringBuilder();
      for (var place : places) {
        for (var token : place.members()) {
          tickets.append(venue.ticket(place, token)).append('\n');
        }
      }
      Files.writeString(file, tickets);
    }
    return 0;
  }
}
