package dk.pip.setup;

import dk.pip.municipality.Municipality;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks at the secret link before files that are sent to the set-up are taken: there, nobody is signed in yet who could
/// be asked.
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
    var type = String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
    if (path.startsWith(PLACE) && type.startsWith("multipart/")) {
      var token = path.substring(PLACE.length()).replaceFirst("/.*", "");
      if (!municipality.maySetUp(token)) {
        response.sendError(HttpServletResponse.SC_GONE);
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
