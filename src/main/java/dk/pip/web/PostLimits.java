package dk.pip.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a post that says it is too large before anything reads it. Those that don't say are stopped by the server's
/// own limits while they are read.
final class PostLimits extends OncePerRequestFilter {
  static final long FORM = 1_000_000;
  static final long FILES = 111_000_000;

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var type = request.getContentType();
    var limit = type != null && type.startsWith("multipart/") ? FILES : FORM;
    if (request.getContentLengthLong() > limit) {
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    chain.doFilter(request, response);
  }
}
