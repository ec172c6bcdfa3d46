package dk.pip.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/// Knows the posts that need no hidden field: those whose handlers say [FromElsewhere].
@Component
class PostsFromElsewhere implements RequestMatcher {
  private final Routes routes;

  PostsFromElsewhere(Routes routes) {
    this.routes = routes;
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && routes
            .find("POST", request.getRequestURI())
            .filter(handler -> handler.hasMethodAnnotation(FromElsewhere.class))
            .isPresent();
  }
}
