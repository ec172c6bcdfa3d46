package dk.pip.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/// The security headers of all answers. As a filter it puts them on every response of the application, also on errors
/// and on what other filters answer; cached pages and the server's own errors, which never come that far, have them as
/// fields.
public final class Headers implements Filter {
  private static final Map<String, String> VALUES =
      Map.of(
          "Content-Security-Policy", policy(null),
          "Referrer-Policy", "same-origin",
          "X-Content-Type-Options", "nosniff",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "X-Frame-Options", "SAMEORIGIN");

  /// In the place of ours where other sites may show a page within theirs: one without a form or anything about whoever asks.
  public static final Map<String, String> MAY_BE_FRAMED =
      Map.of(
          "Content-Security-Policy", policy(null).replace("frame-ancestors 'self'", "frame-ancestors *"),
          "X-Frame-Options", "",
          "X-Robots-Tag", "noindex");

  /// Only in answers over HTTPS: browsers then never ask in the open again.
  static final HttpField ALWAYS_SECURE = new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

  static final List<HttpField> FIELDS =
      VALUES.entrySet().stream()
          .map(header -> (HttpField) new PreEncodedHttpField(header.getKey(), header.getValue()))
          .toList();

  Headers() {}

  /// What a page may load: only what we serve ourselves, and no inline script or style without the nonce. Only our own
  /// pages may frame it, as the desk does with previews.
  public static String policy(@Nullable String nonce) {
    var inline = nonce == null ? "" : " 'nonce-" + nonce + "'";
    return "default-src 'none'; script-src 'self'" + inline
        + "; style-src 'self'" + inline
        + "; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'"
        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse answer) {
      VALUES.forEach(answer::setHeader);
      if (request.isSecure()) {
        answer.setHeader(ALWAYS_SECURE.getName(), ALWAYS_SECURE.getValue());
      }
    }
    chain.doFilter(request, response);
  }
}
