package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.IpNetwork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BelieveProxiesTest {
  private static final Proxies PROXIES = new Proxies(true, List.of("127.0.0.1", "10.7.0.0/16", "fd00:7::/32"));

  /// Headers are parted by a bar.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "127.0.0.1; 192.0.2.9; 192.0.2.9",
        "127.0.0.1; 203.0.113.66, 192.0.2.9; 192.0.2.9",
        "127.0.0.1; 203.0.113.66 | 192.0.2.9; 192.0.2.9",
        "127.0.0.1; 203.0.113.66, 192.0.2.9, 10.7.3.4; 192.0.2.9",
        "127.0.0.1; 10.7.9.9, 10.7.3.4; 10.7.9.9",
        "127.0.0.1; 10.8.0.1, 10.7.3.4; 10.8.0.1",
        "127.0.0.1; 192.0.2.9:4711; 192.0.2.9",
        "127.0.0.1; [2001:db8::7]:4711; 2001:db8::7",
        "127.0.0.1; 2001:db8::7, fd00:7:1::1; 2001:db8::7",
        "127.0.0.1; ::ffff:192.0.2.9; 192.0.2.9",
        "127.0.0.1; 192.0.2.9, unknown; 127.0.0.1",
        "127.0.0.1; 192.0.2.9, evil.example; 127.0.0.1",
        "127.0.0.1; 192.0.2.9,; 127.0.0.1",
        "127.0.0.1; 192.0.2.999; 127.0.0.1",
        "127.0.0.1; ''; 127.0.0.1",
        "198.51.100.4; 192.0.2.9; 198.51.100.4",
        "10.70.0.1; 192.0.2.9; 10.70.0.1",
      })
  void takesTheLastThatIsNoProxyOfOurs(String peer, String headers, String visitor) throws UnknownHostException {
    var values = Arrays.stream(headers.split("\\|")).map(String::strip).toList();

    assertThat(PROXIES.visitor(InetAddress.getByName(peer), values)).isEqualTo(InetAddress.getByName(visitor));
  }

  @Test
  void readsALongListOnlyFromItsEnd() throws UnknownHostException {
    var liar = "10.7.0.1, ".repeat(100_000) + "10.7.0.2";

    assertThat(PROXIES.visitor(InetAddress.getByName("127.0.0.1"), List.of(liar))).isEqualTo(InetAddress.getByName("10.7.0.1"));
  }

  @Test
  void takesTheNearestProxysWordForHttps() {
    assertThat(Proxies.secure("https")).isTrue();
    assertThat(Proxies.secure("https, http")).isFalse();
    assertThat(Proxies.secure("http,HTTPS")).isTrue();
    assertThat(Proxies.secure("gopher")).isNull();
    assertThat(Proxies.secure(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "10.1.0.0/16", "0.0.0.0/0", "::1", "fd00::/8"})
  void knowsNetworks(String text) {
    assertThat(IpNetwork.isNetwork(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy.example", "10.0.0.7/33", "10.0.0", "10.0.0.7/", "10.0.0.7/-1", "fd00::/129", "[::1]", "300.1.1.1"})
  void knowsWhatIsNone(String text) {
    assertThat(IpNetwork.isNetwork(text)).isFalse();
  }
}
