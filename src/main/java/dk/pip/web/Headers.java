package dk.pip.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Puts the security headers on every response, also on errors and on what other filters answer.
public final class Headers implements Filter {
  private static final String PLAIN_POLICY = policy(null);

  Headers() {}

  /// What a page may load: only what we serve ourselves, and no inline script or style without the nonce.
  public static String policy(@Nullable String nonce) {
    var inline = nonce == null ? "" : " 'nonce-" + nonce + "'";
    return "default-src 'none'; script-src 'self'" + inline
        + "; style-src 'self'" + inline
        + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'"
        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse answer) {
      answer.setHeader("Content-Security-Policy", PLAIN_POLICY);
      answer.setHeader("Referrer-Policy", "same-origin");
      answer.setHeader("X-Content-Type-Options", "nosniff");
      answer.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
      answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      answer.setHeader("X-Frame-Options", "SAMEORIGIN");
      if (request.isSecure()) {
        answer.setHeader("Strict-Transport-Security", "max-age=31536000");
      }
    }
    chain.doFilter(request, response);
  }
}
