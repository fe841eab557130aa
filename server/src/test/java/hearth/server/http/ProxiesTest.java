package hearth.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose address counts, where there is a proxy in front.
class ProxiesTest {
  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      # trusted          from         X-Forwarded-For                    caller
      -,                 198.51.100.7, -,                               198.51.100.7
      -,                 198.51.100.7, 203.0.113.5,                     198.51.100.7
      127.0.0.1,         198.51.100.7, 203.0.113.5,                     198.51.100.7
      127.0.0.1,         127.0.0.1,    -,                               127.0.0.1
      127.0.0.1,         127.0.0.1,    203.0.113.5,                     203.0.113.5
      127.0.0.1,         127.0.0.1,    '192.0.2.66, 203.0.113.5',       203.0.113.5
      127.0.0.1 10.0.0.2, 127.0.0.1,   '192.0.2.66, 203.0.113.5, 10.0.0.2', 203.0.113.5
      127.0.0.1,         127.0.0.1,    '192.0.2.66|203.0.113.5',        203.0.113.5
      127.0.0.1,         127.0.0.1,    127.0.0.1,                       127.0.0.1
      127.0.0.1,         127.0.0.1,    '192.0.2.66, unknown',           127.0.0.1
      127.0.0.1,         127.0.0.1,    ',,',                            127.0.0.1
      127.0.0.1,         127.0.0.1,    localhost,                       127.0.0.1
      ::1,               ::1,          2001:db8::5,                     2001:db8:0:0:0:0:0:0/64
      -,                 2001:db8:1:2:aaaa::1, -,                       2001:db8:1:2:0:0:0:0/64
      -,                 2001:db8:1:2:bbbb::2, -,                       2001:db8:1:2:0:0:0:0/64
      -,                 2001:db8:1:3::1, -,                            2001:db8:1:3:0:0:0:0/64
      -,                 ::ffff:198.51.100.7, -,                        198.51.100.7
      """)
  void the_last_address_that_is_no_proxy_of_ours(String trusted, String from, String forwarded,
      String caller) {
    var proxies = new Proxies(Stream.ofNullable(trusted).flatMap(all -> Stream.of(all.split(" ")))
        .map(InetAddress::ofLiteral).collect(Collectors.toSet()));
    var headers = forwarded == null ? List.<String>of() : List.of(forwarded.split("\\|"));
    assertThat(proxies.caller(InetAddress.ofLiteral(from), headers)).isEqualTo(caller);
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.5", "'evil, 203.0.113.5'"})
  void nobody_is_believed_where_no_proxy_is_named(String forwarded) {
    assertThat(new Proxies(Set.of()).caller(InetAddress.ofLiteral("127.0.0.1"), List.of(forwarded)))
        .isEqualTo("127.0.0.1");
  }
}
