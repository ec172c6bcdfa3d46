package dk.pip.mailcheck;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// HostAddresses of the net.
final class HostAddresses {
  private HostAddresses() {}

  /// Whether the address lies in the network of this one with this many bits; never across the two kinds of address.
  static boolean isIn(InetAddress address, InetAddress network, int bits) {
    var a = address.getAddress();
    var b = network.getAddress();
    if (a.length != b.length) {
      return false;
    }
    for (var i = 0; i < bits; i++) {
      var mask = 0x80 >> (i & 7);
      if ((a[i >> 3] & mask) != (b[i >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the world outside can see it.
  static boolean isPublic(InetAddress address) {
    var b = address.getAddress();
    var privateNet =
        address instanceof Inet6Address ? (b[0] & 0xfe) == 0xfc : b[0] == 100 && (b[1] & 0xc0) == 64;
    return !privateNet
        && !address.isLoopbackAddress()
        && !address.isSiteLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }

  /// The name under which the address is looked up backwards.
  static String reverse(InetAddress address) {
    var bytes = address.getAddress();
    var name = new StringBuilder();
    for (var i = bytes.length - 1; i >= 0; i--) {
      var b = bytes[i] & 0xff;
      if (bytes.length == 4) {
        name.append(b).append('.');
      } else {
        name.append(Character.forDigit(b & 15, 16)).append('.').append(Character.forDigit(b >> 4, 16)).append('.');
      }
    }
    return name + (bytes.length == 4 ? "in-addr.arpa" : "ip6.arpa");
  }

  /// The addresses of a name, or of an address as it is written.
  static List<InetAddress> of(Dns dns, String host) {
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Stream.of(Dns.Type.A, Dns.Type.AAAA)
          .flatMap(type -> dns.ask(host, type).values().stream())
          .map(InetAddress::ofLiteral)
          .toList();
    }
  }
}
