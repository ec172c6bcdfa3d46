package dk.pip.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address of our own, out of words that anybody may have written.
public final class LocalPath {
  private static final int LONGEST = 2_000;

  /// What the server’s own reading of an address would stumble over: an escaped slash, percent or control character.
  private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%(2f|5c|25|2e|[01][0-9a-f]|7f)|;");

  private LocalPath() {}

  /// The address if it is a path on this site, put as the net wants it: what is not ASCII is escaped. Null for all others.
  public static @Nullable String of(String address) {
    if (address.length() > LONGEST || !address.startsWith("/") || address.startsWith("//")) {
      return null;
    }
    try {
      var uri = new URI(address);
      var path = uri.getRawPath();
      if (uri.getRawAuthority() != null
          || uri.getScheme() != null
          || path == null
          || !path.equals(new URI(path).normalize().getRawPath())
          || AMBIGUOUS.matcher(path).find()) {
        return null;
      }
      var ascii = uri.toASCIIString();
      return ascii.startsWith("//") ? null : ascii;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
