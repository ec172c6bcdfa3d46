package dk.pip.outbound;

import dk.pip.shared.IpNetwork;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Tells the addresses of the public net from all others: this machine, private and local networks, where clouds keep their
/// secrets, what is set apart (IANA's registries of special-purpose addresses), and IPv6 addresses with such an IPv4 one in them.
final class PublicAddresses {
  private static final List<IpNetwork> NOT_PUBLIC_4 =
      List.of(
          IpNetwork.of("0.0.0.0/8"),
          IpNetwork.of("10.0.0.0/8"),
          IpNetwork.of("100.64.0.0/10"),
          IpNetwork.of("127.0.0.0/8"),
          IpNetwork.of("169.254.0.0/16"),
          IpNetwork.of("172.16.0.0/12"),
          IpNetwork.of("192.0.0.0/24"),
          IpNetwork.of("192.0.2.0/24"),
          IpNetwork.of("192.88.99.0/24"),
          IpNetwork.of("192.168.0.0/16"),
          IpNetwork.of("198.18.0.0/15"),
          IpNetwork.of("198.51.100.0/24"),
          IpNetwork.of("203.0.113.0/24"),
          IpNetwork.of("224.0.0.0/4"),
          IpNetwork.of("240.0.0.0/4"));

  private static final IpNetwork PUBLIC_6 = IpNetwork.of("2000::/3");

  /// Teredo and its neighbours, examples, and 6to4, which leads to an IPv4 address that nobody has looked at.
  private static final List<IpNetwork> NOT_PUBLIC_6 =
      List.of(IpNetwork.of("2001::/23"), IpNetwork.of("2001:db8::/32"), IpNetwork.of("2002::/16"), IpNetwork.of("3fff::/20"));

  /// What networks without IPv4 reach it by; the last four bytes are the address.
  private static final IpNetwork TRANSLATED = IpNetwork.of("64:ff9b::/96");

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return NOT_PUBLIC_4.stream().noneMatch(network -> network.holds(address));
    }
    if (TRANSLATED.holds(address)) {
      return isPublic(lastFour(address));
    }
    return PUBLIC_6.holds(address) && NOT_PUBLIC_6.stream().noneMatch(network -> network.holds(address));
  }

  private static InetAddress lastFour(InetAddress address) {
    try {
      var bytes = address.getAddress();
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
