package dk.pip.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a post that says it is too large before anything reads it. Those that don't say are stopped by the server's
/// own limits while they are read.
final class PostLimits extends OncePerRequestFilter {
  static final long FORM = 1_000_000;
  static final long FILES = 111_000_000;
  static final long MESSAGE = 25 * 1024 * 1024;
  private static final long MOST_PASSED_OVER = 32_000_000;
  private static final Duration LINGERS = Duration.ofSeconds(5);

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit(request.getContentType())) {
      passOver(request);
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    chain.doFilter(request, response);
  }

  /// A browser shows the answer only when it has sent all: so some of it is read and thrown away, for a while.
  static void passOver(HttpServletRequest request) throws IOException {
    var in = request.getInputStream();
    var buffer = new byte[64 * 1024];
    var until = System.nanoTime() + LINGERS.toNanos();
    var left = MOST_PASSED_OVER;
    for (var read = in.read(buffer); read > 0 && left > 0 && System.nanoTime() - until < 0; read = in.read(buffer)) {
      left -= read;
    }
  }

  private static long limit(@Nullable String type) {
    if (type == null) {
      return FORM;
    }
    var small = type.strip().toLowerCase(Locale.ROOT);
    if (small.startsWith("multipart/")) {
      return FILES;
    }
    return small.startsWith("message/rfc822") ? MESSAGE : FORM;
  }
}
