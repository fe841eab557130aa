package hearth.loadtest.report;

import hearth.loadtest.report.Report.Act;
import hearth.loadtest.report.Report.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A report to look at: one file that needs nothing else, for light and dark, for a phone and for paper.
public final class Page {
  private static final String STYLE = """
      :root{color-scheme:light dark;--ink:#1d2330;--soft:#5b6475;--line:#d9dde5;--back:#fbfaf7;--card:#fff;--good:#1a7f4b;--bad:#b3261e;
        --c0:#2f5fd0;--c1:#c2571a;--c2:#1a7f4b;--c3:#8a3fb0;--c4:#8a6d00;--c5:#b3261e}
      @media(prefers-color-scheme:dark){:root{--ink:#e9ebf0;--soft:#a3acbd;--line:#3a4150;--back:#171a21;--card:#1f232c;--good:#6fd3a0;--bad:#ff9a91;
        --c0:#8fb0ff;--c1:#ffb27d;--c2:#6fd3a0;--c3:#d9a4f5;--c4:#e5c75a;--c5:#ff9a91}}
      *{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
      main{max-width:84rem;margin:0 auto;padding:1.5rem 1rem 3rem}h1{margin:0 0 .25rem;font-size:1.75rem}h2{margin:2rem 0 .5rem;font-size:1.2rem}
      .soft{color:var(--soft)}.verdict{display:inline-block;padding:.2rem .7rem;border-radius:1rem;border:1px solid currentColor;font-weight:600}
      .good{color:var(--good)}.bad{color:var(--bad)}.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem;overflow-x:auto}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{padding:.35rem .6rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
      th{font-weight:600;color:var(--soft);font-size:.85rem}th:first-child,td:first-child{text-align:left;position:sticky;left:0;background:var(--card)}tr:last-child td{border-bottom:0}
      svg{width:100%;height:auto;min-width:28rem}svg text{fill:var(--soft);font:11px system-ui,sans-serif}.grid{stroke:var(--line)}
      .curve{fill:none;stroke-width:2}.curve.c0{stroke:var(--c0)}.curve.c1{stroke:var(--c1)}.curve.c2{stroke:var(--c2)}.curve.c3{stroke:var(--c3)}.curve.c4{stroke:var(--c4)}.curve.c5{stroke:var(--c5)}
      .legend{margin:.25rem 0 0;font-size:.9rem}.key{display:inline-block;width:.8rem;height:.8rem;border-radius:.2rem;margin:0 .35rem 0 .7rem;vertical-align:-1px}
      .key.c0{background:var(--c0)}.key.c1{background:var(--c1)}.key.c2{background:var(--c2)}.key.c3{background:var(--c3)}.key.c4{background:var(--c4)}.key.c5{background:var(--c5)}
      """;

  private Page() {}

  public static void write(Report report, Path html) throws IOException {
    Files.writeString(html, of(report));
  }

  static String of(Report report) {
    return sheet(report.scenario(), "<p class=soft>" + safe(report.purpose()) + "</p>" + verdict(report)
        + goals(report) + acts(report)
        + latencies("Delivery: from when a message was due until a member has it", report.acts(),
            Which.DELIVERY)
        + latencies("Answer: from when a message was due until its author is answered", report.acts(),
            Which.ANSWER)
        + latencies("Coming in: from when somebody was to come until she knows where the meeting stands",
            report.acts(),
            Which.ENTRY)
        + perSecond(report) + machine(report));
  }

  /// @param body finished HTML
  static String sheet(String title, String body) {
    return "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>"
        + safe(title) + " – Hearth load test</title><style>" + STYLE + "</style><main><h1>" + safe(title)
        + "</h1>"
        + body + "</main></html>\n";
  }

  private enum Which {
    DELIVERY, ANSWER, ENTRY;

    Latency of(Act act) {
      return switch (this) {
        case DELIVERY -> act.delivery();
        case ANSWER -> act.answer();
        case ENTRY -> act.entry();
      };
    }
  }

  private static String verdict(Report report) {
    var good = report.isGood();
    var faults = report.faults().entrySet().stream().map(e -> "<li>" + safe(e.getKey()) + ": " + e.getValue())
        .collect(Collectors.joining());
    return "<p><span class=\"verdict " + (good ? "good\">All objectives met" : "bad\">Not all objectives met")
        + "</span> "
        + (report.faults().isEmpty()
            ? "Every member heard the same lines, once, in one order; every message was answered."
            : "<ul class=bad>" + faults + "</ul>")
        + "</p>";
  }

  private static String goals(Report report) {
    return report.goals().isEmpty()
        ? ""
        : "<h2>Objectives</h2><div class=card><table><tr><th>What<th>Wanted<th>Measured<th>"
            + report.goals().stream()
                .map(goal -> "<tr><td>" + goal.objective().words() + "<td>"
                    + (goal.objective().isAtMost() ? "≤ " : "≥ ")
                    + number(goal.wanted()) + "<td>" + number(goal.measured()) + "<td class="
                    + (goal.met() ? "good>met" : "bad>missed"))
                .collect(Collectors.joining())
            + "</table></div>";
  }

  private static String acts(Report report) {
    return "<h2>Acts</h2><div class=card><table><tr><th>Act<th>s<th>Members in<th>Messages/s<th>Not accepted<th>Deliveries/s"
        + "<th>p50 ms<th>p99 ms<th>p99.9 ms<th>Server cores<th>CPU µs a delivery<th>Server MiB<th>This tool's cores"
        + report.acts().stream().map(Page::act).collect(Collectors.joining()) + "</table></div>";
  }

  private static String act(Act act) {
    var latency = act.delivery() != null ? act.delivery() : act.entry();
    return "<tr><td>" + safe(act.name()) + "<td>" + number(act.seconds()) + "<td>"
        + String.format(Locale.ROOT, "%,d", act.in())
        + "<td>" + figure(act.sentPerS()) + "<td>"
        + (act.answers().sent() == 0 ? "–" : number(act.answers().notAcceptedPercent()) + " %") + "<td>"
        + figure(act.deliveriesPerS())
        + (latency == null
            ? "<td>–<td>–<td>–"
            : "<td>" + number(latency.p50()) + "<td>" + number(latency.p99()) + "<td>"
                + number(latency.p999()))
        + "<td>" + figure(act.serverCores()) + "<td>" + figure(act.cpuUsPerDelivery()) + "<td>"
        + figure(act.serverMib())
        + "<td>" + figure(act.generatorCores());
  }

  private static String latencies(String title, List<Act> acts, Which which) {
    var curves = acts.stream().filter(act -> which.of(act) != null)
        .map(act -> Chart.Curve.of(act.name(), which.of(act))).toList();
    return curves.isEmpty()
        ? ""
        : "<h2>" + title + "</h2><div class=card>" + Chart.latency(curves) + "</div>";
  }

  private static String perSecond(Report report) {
    var curves = report.acts().stream().filter(act -> act.perSecond().size() > 1)
        .map(act -> new Chart.Curve(act.name(), IntStream.range(0, act.perSecond().size())
            .mapToObj(i -> new double[]{i, act.perSecond().get(i)}).toList()))
        .toList();
    return curves.isEmpty()
        ? ""
        : "<h2>Deliveries in each second</h2><div class=card>" + Chart.perSecond(curves) + "</div>";
  }

  private static String machine(Report report) {
    var machine = report.machine();
    return "<h2>How</h2><p class=soft>" + report.rooms() + " rooms of " + report.members()
        + " members, begun "
        + safe(report.began()) + ". " + safe(machine.cpu()) + ", " + machine.cores() + " cores, "
        + safe(machine.system())
        + ", Java " + safe(machine.java())
        + ". Messages follow a fixed schedule that does not wait for the server; latency counts from when a message was due."
        + (machine.serverPid() == 0 ? " The server's own use was not measured." : "") + "</p>";
  }

  private static String figure(double value) {
    return value == 0 ? "–" : number(value);
  }

  static String number(double value) {
    return Comparison.number(value);
  }

  static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
