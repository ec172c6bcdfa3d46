package dk.pip.web;

import dk.pip.access.Allowed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes no files before it is known who sends them and that they may. Otherwise they would be on the disk by the time
/// that the hidden field, which comes in the same post, has been looked at. And no more at a time than the disk has room
/// for. What is small and may come from elsewhere passes: mail programs unsubscribe with such posts (RFC 8058).
final class Uploads extends OncePerRequestFilter {
  private static final int AT_ONCE = 6;
  private static final long SMALL = 16_000;

  /// A form with a boundary between its parts that can be read. Over others the server stumbles.
  private static final Pattern FORM =
      Pattern.compile(
          "multipart/form-data\\s*;\\s*(charset=[\\w-]+\\s*;\\s*)?boundary=(\"[^\"\\\\]{1,70}\"|[^\\s;\",\\\\]{1,70})\\s*(;\\s*charset=[\\w-]+\\s*)?",
          Pattern.CASE_INSENSITIVE);

  private final Routes routes;
  private final Visitors visitors;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  Uploads(Routes routes, Visitors visitors) {
    this.routes = routes;
    this.visitors = visitors;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isOfManyParts(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (!FORM.matcher(request.getContentType().strip()).matches()) {
      refuse(request, response, 400);
      return;
    }
    var handler = routes.find(request.getMethod(), request.getRequestURI()).orElse(null);
    if (handler != null && handler.hasMethodAnnotation(FromElsewhere.class) && isSmall(request)) {
      read(request, response, chain);
      return;
    }
    var takes = handler == null ? null : handler.getMethodAnnotation(TakesFiles.class);
    if (handler == null || takes == null) {
      refuse(request, response, handler == null ? 404 : 415);
      return;
    }
    var allowed = handler.getMethodAnnotation(Allowed.class);
    var visitor = allowed == null ? null : visitors.visitor(request).orElse(null);
    if (allowed != null && visitor == null) {
      PostLimits.passOver(request);
      response.sendRedirect("/log-ind");
    } else if (allowed != null && visitor != null && !visitor.may(allowed.value())) {
      refuse(request, response, 403);
    } else if (request.getContentLengthLong() > takes.most()) {
      refuse(request, response, 413);
    } else {
      take(request, response, chain);
    }
  }

  private void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!turns.tryAcquire()) {
      request.setAttribute(Errors.EXPLANATION, "web.error.busy");
      refuse(request, response, 429);
      return;
    }
    try {
      read(request, response, chain);
    } finally {
      turns.release();
    }
  }

  /// Here and not where somebody first asks for a field: what can’t be read must not reach the server as an exception,
  /// which it answers now with 400 and now with 500.
  private static void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.getParts();
    } catch (IOException | ServletException | RuntimeException e) {
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    chain.doFilter(request, response);
  }

  /// Some of it is read and thrown away, so that the browser sees the answer.
  private static void refuse(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
    PostLimits.passOver(request);
    response.setHeader("Connection", "close");
    response.sendError(status);
  }

  private static boolean isSmall(HttpServletRequest request) {
    var length = request.getContentLengthLong();
    return length >= 0 && length <= SMALL;
  }

  private static boolean isOfManyParts(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }
}
