package dk.pip.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/// The hidden field that every form that posts carries. Asking for the token sets a cookie, so only pages with a form
/// ask.
public final class Csrf {
  private final HttpServletRequest request;
  private @Nullable CsrfToken asked;

  Csrf(HttpServletRequest request) {
    this.request = request;
  }

  public String name() {
    return token().getParameterName();
  }

  public String value() {
    return token().getToken();
  }

  boolean wasAsked() {
    return asked != null;
  }

  private CsrfToken token() {
    var token = asked;
    if (token == null) {
      if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken found)) {
        throw new IllegalStateException("A form on a page that the CSRF filter didn't see: " + request.getRequestURI());
      }
      token = found;
      asked = token;
    }
    return token;
  }
}
