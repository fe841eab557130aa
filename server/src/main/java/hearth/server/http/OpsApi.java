package hearth.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// For whoever operates the server: is it alive, may it be sent people, how is it doing.
public final class OpsApi {
  private final BooleanSupplier ready;
  private final Supplier<String> metrics;

  /// @param ready   whether the store answers and the server is not going down; may block
  /// @param metrics in Prometheus' text form
  public OpsApi(BooleanSupplier ready, Supplier<String> metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  /// For everybody, load balancers above all.
  void addHealthTo(Routes routes) {
    routes.on("GET", "/health/live", (_, _) -> HttpReply.json(Map.of("status", "alive")))
        .on("GET", "/health/ready", (_, _) -> ready.getAsBoolean()
            ? HttpReply.json(Map.of("status", "ready"))
            : HttpReply.problem(503, "NOT_READY", "The store does not answer, or the server is going down."));
  }

  /// For the operator's own network.
  public void addTo(Routes routes) {
    addHealthTo(routes);
    routes.on("GET", "/metrics", (_, _) -> new HttpReply(200,
        Map.of("content-type", "text/plain; version=0.0.4; charset=utf-8"),
        metrics.get().getBytes(StandardCharsets.UTF_8)));
  }
}
