package dk.pip.web;

import dk.pip.keys.Keys;
import dk.pip.shared.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// Makes the CSRF token of forms and keeps none: it is a MAC of what the browser has anyway, the session of whoever is
/// signed in, or else a cookie with a random number (a signed double submit). So a form starts no session, two pages that
/// are opened at once agree, and what is signed for one browser is worth nothing in another.
final class FormTokens implements CsrfTokenRepository {
  private static final Cookies COOKIE = new Cookies("pip-form", null);
  private static final String PURPOSE = "form";
  private static final String MADE = FormTokens.class.getName();

  private final Keys keys;

  FormTokens(Keys keys) {
    this.keys = keys;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var fresh = Tokens.fresh();
    request.setAttribute(MADE, fresh);
    return token("visitor " + fresh);
  }

  @Override
  public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(MADE) instanceof String fresh) {
      COOKIE.set(request, response, fresh);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      return token("session " + session.getId());
    }
    var cookie = COOKIE.find(request);
    return cookie == null || cookie.isEmpty() ? null : token("visitor " + cookie);
  }

  private CsrfToken token(String bearer) {
    var mac = keys.mac(PURPOSE, bearer.getBytes(StandardCharsets.UTF_8));
    return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
  }
}
