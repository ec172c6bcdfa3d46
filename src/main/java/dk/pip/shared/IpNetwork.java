package dk.pip.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An IP address or a network of them, as operators write it: `10.0.0.7`, `10.1.0.0/16`, `2001:db8::/32` (RFC 4632, RFC 4291).
public final class IpNetwork {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  private final byte[] start;
  private final int bits;

  private IpNetwork(byte[] start, int bits) {
    this.start = start;
    this.bits = bits;
  }

  /// Whether this is how a network is written.
  public static boolean isNetwork(String text) {
    try {
      of(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// An address, with a port after it or not; never looked up.
  public static @Nullable InetAddress address(String text) {
    var bare = text;
    if (bare.startsWith("[")) {
      var end = bare.indexOf(']');
      bare = end < 0 ? "" : bare.substring(1, end);
    } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf('.') > 0 && bare.indexOf(':') > 0) {
      bare = bare.substring(0, bare.indexOf(':'));
    }
    if (!ADDRESS.matcher(bare).matches()) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(bare);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// What stands for whoever writes from an address, to count them by: with IPv6 anybody at home has a whole network of 64 bits. What is
  /// no address stands for itself.
  public static String origin(String address) {
    try {
      return InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")) instanceof Inet6Address six ? HexFormat.of().formatHex(six.getAddress(), 0, Long.BYTES) : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /// @throws IllegalArgumentException when it is not written so
  public static IpNetwork of(String text) {
    var slash = text.indexOf('/');
    var address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null || text.startsWith("[")) {
      throw new IllegalArgumentException("No address: " + text);
    }
    var start = address.getAddress();
    var bits = slash < 0 ? start.length * 8 : number(text.substring(slash + 1));
    if (bits < 0 || bits > start.length * 8) {
      throw new IllegalArgumentException("No network: " + text);
    }
    return new IpNetwork(start, bits);
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /// Whether the address is in it.
  public boolean holds(InetAddress other) {
    var bytes = other.getAddress();
    if (bytes.length != start.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> (bit % 8);
      if ((bytes[bit / 8] & mask) != (start[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpNetwork network && bits == network.bits && Arrays.equals(start, network.start);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(start) + bits;
  }

  @Override
  public String toString() {
    return "IpNetwork[/" + bits + "]";
  }
}
