package dk.pip.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// Keeps the CSRF token in the session as a string, which an upgrade of the libraries can still read.
final class SessionTokens implements CsrfTokenRepository {
  private static final String KEY = "csrf";

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(UUID.randomUUID().toString());
  }

  @Override
  public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null) {
      request.getSession().setAttribute(KEY, token.getToken());
    } else if (request.getSession(false) != null) {
      request.getSession().removeAttribute(KEY);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(KEY) instanceof String value ? token(value) : null;
  }

  private static CsrfToken token(String value) {
    return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", value);
  }
}
