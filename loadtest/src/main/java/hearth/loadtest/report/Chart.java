package hearth.loadtest.report;

import java.util.List;
import java.util.Locale;

/// Curves as SVG, drawn once: a report needs no script and no network.
final class Chart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 68;
  private static final int BOTTOM = 34;
  private static final int TOP = 12;
  private static final int RIGHT = 12;

  /// @param name   what it is of
  /// @param points x and y, both within the axes
  record Curve(String name, List<double[]> points) {
    static Curve of(String name, Report.Latency latency) {
      return new Curve(name,
          latency.curve().stream().map(pair -> new double[]{pair.get(0), pair.get(1)}).toList());
    }
  }

  /// A place on an axis, from 0 to 1, and its words.
  record Tick(double at, String words) {}

  private Chart() {}

  /// Latency over the share of messages, as HdrHistogram draws it: each step to the right is one nine more.
  static String latency(List<Curve> curves) {
    var most = curves.stream().flatMap(c -> c.points().stream()).mapToDouble(p -> p[1]).max().orElse(1);
    var least = curves.stream().flatMap(c -> c.points().stream()).mapToDouble(p -> p[1]).filter(y -> y > 0)
        .min()
        .orElse(0.1);
    var low = Math.floor(Math.log10(Math.max(0.01, least)));
    var high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(0.02, most))));
    var yTicks = new java.util.ArrayList<Tick>();
    for (var power = low; power <= high; power++) {
      var value = Math.pow(10, power);
      yTicks.add(new Tick((power - low) / (high - low),
          (value >= 1
              ? String.format(Locale.ROOT, "%,.0f", value)
              : String.valueOf(value)) + " ms"));
    }
    var xTicks = List.of(new Tick(0, "0 %"), new Tick(nines(90), "90 %"), new Tick(nines(99), "99 %"),
        new Tick(nines(99.9), "99.9 %"), new Tick(nines(99.99), "99.99 %"), new Tick(1, "99.999 %"));
    return draw(curves.stream().map(curve -> new Curve(curve.name(), curve.points().stream()
        .filter(p -> p[0] < 100)
        .map(p -> new double[]{nines(p[0]), (Math.log10(Math.max(p[1], 0.01)) - low) / (high - low)})
        .toList()))
        .toList(), xTicks, yTicks);
  }

  private static double nines(double percentile) {
    return Math.min(1, -Math.log10(1 - percentile / 100) / 5);
  }

  /// How many in each second.
  static String perSecond(List<Curve> curves) {
    var most = Math.max(1,
        curves.stream().flatMap(c -> c.points().stream()).mapToDouble(p -> p[1]).max().orElse(1));
    var longest = Math.max(1,
        curves.stream().flatMap(c -> c.points().stream()).mapToDouble(p -> p[0]).max().orElse(1));
    return draw(
        curves.stream().map(curve -> new Curve(curve.name(),
            curve.points().stream().map(p -> new double[]{p[0] / longest, p[1] / most}).toList())).toList(),
        List.of(new Tick(0, "0 s"), new Tick(0.5, Math.round(longest / 2) + " s"),
            new Tick(1, Math.round(longest) + " s")),
        List.of(new Tick(0, "0"), new Tick(0.5, String.format(Locale.ROOT, "%,.0f", most / 2)),
            new Tick(1, String.format(Locale.ROOT, "%,.0f", most))));
  }

  private static String draw(List<Curve> curves, List<Tick> xTicks, List<Tick> yTicks) {
    var svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\">");
    for (var tick : yTicks) {
      svg.append(String.format(Locale.ROOT,
          "<line class=grid x1=%d x2=%d y1=%.1f y2=%.1f /><text x=%d y=%.1f text-anchor=end>%s</text>", LEFT,
          WIDTH - RIGHT, y(tick.at()), y(tick.at()), LEFT - 6, y(tick.at()) + 4, tick.words()));
    }
    for (var tick : xTicks) {
      svg.append(
          String.format(Locale.ROOT, "<text x=%.1f y=%d text-anchor=%s>%s</text>", x(tick.at()), HEIGHT - 12,
              tick.at() == 0 ? "start" : tick.at() == 1 ? "end" : "middle", tick.words()));
    }
    for (int i = 0; i < curves.size(); i++) {
      svg.append("<polyline class=\"curve c").append(i % 6).append("\" points=\"");
      curves.get(i).points()
          .forEach(p -> svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p[0]), y(p[1]))));
      svg.append("\"><title>").append(Page.safe(curves.get(i).name())).append("</title></polyline>");
    }
    svg.append("</svg><p class=legend>");
    for (int i = 0; i < curves.size(); i++) {
      svg.append("<span class=\"key c").append(i % 6).append("\"></span>")
          .append(Page.safe(curves.get(i).name()))
          .append(' ');
    }
    return svg.append("</p>").toString();
  }

  private static double x(double at) {
    return LEFT + at * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double at) {
    return HEIGHT - BOTTOM - at * (HEIGHT - BOTTOM - TOP);
  }
}
