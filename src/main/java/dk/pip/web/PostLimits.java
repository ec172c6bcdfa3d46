package dk.pip.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a post that says it is too large before anything reads it. Those that don't say are stopped by the server's
/// own limits while they are read.
final class PostLimits extends OncePerRequestFilter {
  static final long FORM = 1_000_000;
  static final long FILES = 111_000_000;
  static final long MESSAGE = 25 * 1024 * 1024;

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit(request.getContentType())) {
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    chain.doFilter(request, response);
  }

  private static long limit(@Nullable String type) {
    if (type == null) {
      return FORM;
    }
    if (type.startsWith("multipart/")) {
      return FILES;
    }
    return type.startsWith("message/rfc822") ? MESSAGE : FORM;
  }
}
