package dk.pip.web;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// The security headers of pages that everybody may read. They hold no script or style of their own, load nothing from
/// elsewhere, and may be framed only by Pip's own previews.
public final class PublicHeaders {
  public static final Map<String, String> VALUES =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self';"
              + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "strict-origin-when-cross-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), browsing-topics=()",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  static final List<HttpField> FIELDS =
      VALUES.entrySet().stream()
          .map(header -> (HttpField) new PreEncodedHttpField(header.getKey(), header.getValue()))
          .toList();

  private PublicHeaders() {}
}
