package dk.pip.web;

import jakarta.servlet.http.HttpServletResponse;

/// Pages whose address is a secret: they are kept by nobody, found by nobody, and don't tell where they were left.
public final class SecretAddress {
  private SecretAddress() {}

  public static void protect(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }
}
