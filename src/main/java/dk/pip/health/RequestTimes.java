package dk.pip.health;

import dk.pip.access.Untold;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Times requests by the pattern of their route: never by the address that was asked for, which may hold a
/// person's own link. Of routes that are [Untold] nothing is kept.
class RequestTimes extends OncePerRequestFilter {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

  private final MeterRegistry meters;

  RequestTimes(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var sample = Timer.start(meters);
    var failed = true;
    try {
      rest.doFilter(request, response);
      failed = false;
    } finally {
      if (!isUntold(request)) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        sample.stop(
            Timer.builder("http.server.requests")
                .description("Time to answer a request")
                .tag("method", method)
                .tag("route", route == null ? "none" : route.toString())
                .tag("status", Integer.toString(failed ? 500 : response.getStatus()))
                .register(meters));
      }
    }
  }

  private static boolean isUntold(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler && handler.hasMethodAnnotation(Untold.class);
  }
}
