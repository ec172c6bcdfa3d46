package dk.pip.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// An address of our own to go back to, out of a parameter that anybody may have written.
public final class LocalAddress {
  private static final int LONGEST = 2_000;

  /// What the server’s own reading of an address would stumble over: an escaped slash, percent or control character.
  private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%(2f|5c|25|2e|[01][0-9a-f]|7f)|;");

  private LocalAddress() {}

  /// The address if it is a path on this site, else the other one; so nobody can be sent elsewhere by a link to us. It is
  /// put as the net wants it: what is not ASCII is escaped.
  public static String orElse(@Nullable String address, String other) {
    var local = address == null ? null : local(address);
    return local == null ? other : local;
  }

  /// Leads on to an address that is known to be right, as it stands.
  public static View redirect(String address) {
    var view = new RedirectView(address);
    view.setExpandUriTemplateVariables(false);
    return view;
  }

  private static @Nullable String local(String address) {
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
