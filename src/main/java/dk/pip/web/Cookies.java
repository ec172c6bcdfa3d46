package dk.pip.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// A cookie of ours beside that of the session. Over HTTPS its name begins with `__Host-`, so that browsers take it from
/// this host only and no neighbour under the same domain can plant one.
///
/// @param lives how long browsers keep it; null for as long as they are open
public record Cookies(String name, @Nullable Duration lives) {
  private static final int LONGEST = 200;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.=-]{1," + LONGEST + "}");

  /// What the browser sent, if it can be one of ours.
  public @Nullable String find(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    var called = called(request);
    for (var cookie : cookies) {
      if (cookie.getName().equals(called) && cookie.getValue() != null && PLAIN.matcher(cookie.getValue()).matches()) {
        return cookie.getValue();
      }
    }
    return null;
  }

  public void set(HttpServletRequest request, HttpServletResponse response, String value) {
    var cookie =
        ResponseCookie.from(called(request), value).path("/").httpOnly(true).secure(request.isSecure()).sameSite("Lax");
    if (lives != null) {
      cookie.maxAge(lives);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  private String called(HttpServletRequest request) {
    return request.isSecure() ? "__Host-" + name : name;
  }
}
