package hearth.server.http;

import hearth.server.observe.Failures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which call goes where. Calls come on threads that may block.
public final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final Map<String, String> DEFAULTS = Map.of("cache-control", "no-store",
      "x-content-type-options",
      "nosniff", "referrer-policy", "no-referrer", "cross-origin-opener-policy", "same-origin",
      "x-frame-options", "DENY");

  /// Answers a call; the map holds what stood in the place of `{names}` in the path.
  interface Handler {
    HttpReply answer(HttpCall call, Map<String, String> names);
  }

  private record Route(String method, List<String> path, Handler handler) {
    Optional<Map<String, String>> match(List<String> given) {
      if (given.size() != path.size()) {
        return Optional.empty();
      }
      var names = new HashMap<String, String>();
      for (int i = 0; i < given.size(); i++) {
        var wanted = path.get(i);
        if (wanted.startsWith("{")) {
          names.put(wanted.substring(1, wanted.length() - 1), given.get(i));
        } else if (!wanted.equals(given.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(names);
    }
  }

  private final Origins origins;
  private final List<Route> routes = new ArrayList<>();
  private Handler otherwise = (_, _) -> HttpReply.notFound();

  public Routes(Origins origins) {
    this.origins = origins;
  }

  /// @param path as `/api/rooms/{id}`
  Routes on(String method, String path, Handler handler) {
    routes.add(new Route(method, List.of(path.split("/")), handler));
    return this;
  }

  /// For `GET` of everything else.
  Routes otherwise(Handler handler) {
    otherwise = handler;
    return this;
  }

  public HttpReply answer(HttpCall call) {
    return find(call).withDefaults(DEFAULTS);
  }

  private HttpReply find(HttpCall call) {
    if (call.changes() && !origins.allow(call.headers().get("origin"), call.headers().get("host"))) {
      return HttpReply.problem(403, "WRONG_ORIGIN", "Hearth does not serve pages from elsewhere.");
    }
    var path = List.of(call.path().split("/"));
    var known = false;
    try {
      for (var route : routes) {
        var names = route.match(path);
        if (names.isPresent() && route.method().equals(call.method())) {
          return route.handler().answer(call, names.get());
        }
        known |= names.isPresent();
      }
      if (known) {
        return HttpReply.problem(405, "WRONG_METHOD", "That cannot be done here.");
      }
      return call.changes() ? HttpReply.notFound() : otherwise.answer(call, Map.of());
    } catch (RuntimeException failed) {
      LOG.error("a request failed: {}", Failures.describe(failed));
      return HttpReply.problem(503, "NOT_NOW",
          "Hearth could not do that just now. Please try again in a moment.");
    }
  }
}
