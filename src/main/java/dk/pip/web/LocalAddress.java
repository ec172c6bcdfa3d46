package dk.pip.web;

import dk.pip.shared.LocalPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// An address of our own to go back to, out of a parameter that anybody may have written.
public final class LocalAddress {
  private LocalAddress() {}

  /// The address if it is a path on this site, else the other one; so nobody can be sent elsewhere by a link to us. It is
  /// put as the net wants it: what is not ASCII is escaped.
  public static String orElse(@Nullable String address, String other) {
    var local = address == null ? null : LocalPath.of(address);
    return local == null ? other : local;
  }

  /// Leads on to an address that is known to be right, as it stands.
  public static View redirect(String address) {
    var view = new RedirectView(address);
    view.setExpandUriTemplateVariables(false);
    return view;
  }
}
