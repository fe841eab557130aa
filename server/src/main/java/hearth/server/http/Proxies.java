package hearth.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Proxies in front of us that we believe when they say on whose behalf they ask. Without this, all who come through one share
/// an address, and its limits; and if we believed anybody, nobody would have any.
///
/// @param trusted addresses of the proxies
public record Proxies(Set<InetAddress> trusted) {
  public static final Proxies NONE = new Proxies(Set.of());

  public Proxies {
    trusted = Set.copyOf(trusted);
  }

  /// Whoever asked: the last address named that is no proxy of ours, since each proxy adds to the end whom it heard. Of an IPv6 address
  /// the first 64 bits, which is what one household or telephone is given (RFC 6177, RFC 7934): it may use as many of the rest as it likes.
  ///
  /// @param from      the other end of the connection
  /// @param forwarded values of `X-Forwarded-For`, in the order they came: addresses with commas between them, or anything
  public String caller(InetAddress from, List<String> forwarded) {
    var named = String.join(",", forwarded).split(",");
    var caller = from;
    for (var i = named.length - 1; i >= 0 && trusted.contains(caller); i--) {
      try {
        caller = InetAddress.ofLiteral(named[i].strip());
      } catch (IllegalArgumentException noAddress) {
        break;
      }
    }
    return caller instanceof Inet6Address ? household(caller) : caller.getHostAddress();
  }

  private static String household(InetAddress caller) {
    try {
      return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(caller.getAddress(), 8), 16))
          .getHostAddress() + "/64";
    } catch (UnknownHostException impossible) {
      throw new AssertionError("16 bytes are an address", impossible);
    }
  }
}
