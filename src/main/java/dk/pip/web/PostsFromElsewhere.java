package dk.pip.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// Knows the posts that need no hidden field: those whose handlers say [FromElsewhere].
@Component
class PostsFromElsewhere implements RequestMatcher, SmartInitializingSingleton {
  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private volatile List<PathPattern> patterns = List.of();

  PostsFromElsewhere(ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    patterns =
        mappings
            .orderedStream()
            .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
            .filter(entry -> entry.getValue().hasMethodAnnotation(FromElsewhere.class))
            .flatMap(
                entry -> {
                  var condition = entry.getKey().getPathPatternsCondition();
                  return condition == null ? java.util.stream.Stream.<PathPattern>of() : condition.getPatterns().stream();
                })
            .toList();
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      return false;
    }
    var path = PathContainer.parsePath(request.getRequestURI());
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
