package dk.pip.setup;

import dk.pip.municipality.Municipality;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks at the secret link before anything that is posted to the set-up is read: there, nobody is signed in yet who
/// could be asked. The page of a link that doesn’t work says so.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class SetUpDoor extends OncePerRequestFilter {
  private static final String PLACE = "/opsaetning/";

  private final Municipality municipality;

  SetUpDoor(Municipality municipality) {
    this.municipality = municipality;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI();
    if (request.getMethod().equals("POST") && path.startsWith(PLACE)) {
      var token = path.substring(PLACE.length()).replaceFirst("/.*", "");
      if (!municipality.maySetUp(token)) {
        response.sendError(HttpServletResponse.SC_GONE);
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
