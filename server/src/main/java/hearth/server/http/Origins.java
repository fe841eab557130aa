package hearth.server.http;

import java.net.URI;
import java.util.Set;

/// Which pages may talk to us: those that we served ourselves, by the address they were served under, and those that
/// the organiser named. Without this, any page on the web could act with a facilitator's cookie.
///
/// @param named origins as browsers send them, `https://host[:port]`
public record Origins(Set<String> named) {
  public Origins {
    named = Set.copyOf(named);
  }

  /// @param origin as sent, or null: programs that are no browsers send none, and hold no cookies
  /// @param host   as sent, or null
  public boolean allow(String origin, String host) {
    return origin == null || named.contains(origin) || host != null && sameHost(origin, host);
  }

  private static boolean sameHost(String origin, String host) {
    try {
      var uri = URI.create(origin);
      return uri.getAuthority() != null && uri.getAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException noOrigin) {
      return false;
    }
  }
}
