package dk.pip.setup;

import dk.pip.municipality.Municipality;
import dk.pip.web.Errors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// In an installation that isn't set up every address says so, but for the set-up itself, what its pages are made of
/// and what a load balancer asks for.
@Component
@Order(0)
class NotSetUp extends OncePerRequestFilter {
  private static final List<String> OPEN =
      List.of("/opsaetning/", "/sprog", "/health", "/stil/");

  private final Municipality municipality;

  NotSetUp(Municipality municipality) {
    this.municipality = municipality;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (OPEN.stream().anyMatch(request.getRequestURI()::startsWith) || municipality.isSetUp()) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(Errors.EXPLANATION, "municipality.not-set-up");
    response.setHeader("Retry-After", "300");
    response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }
}
