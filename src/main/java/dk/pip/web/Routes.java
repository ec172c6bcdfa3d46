package dk.pip.web;

import dk.pip.access.Allowed;
import dk.pip.access.FixedAddresses;
import dk.pip.access.StaffSite;
import dk.pip.shared.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// Knows which handler an address leads to, before the request gets there.
@Component
public class Routes implements SmartInitializingSingleton, FixedAddresses {
  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private volatile List<Route> routes = List.of();

  Routes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  private record Route(PathPattern pattern, Set<RequestMethod> methods, HandlerMethod handler) {}

  @Override
  public void afterSingletonsInstantiated() {
    var all = new ArrayList<Route>();
    mappings
        .orderedStream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .forEach(
            entry -> {
              var condition = entry.getKey().getPathPatternsCondition();
              var methods = entry.getKey().getMethodsCondition().getMethods();
              if (condition != null) {
                condition.getPatterns().forEach(pattern -> all.add(new Route(pattern, methods, entry.getValue())));
              }
            });
    all.sort(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
    routes = List.copyOf(all);
  }

  /// @param path without what comes after `?`
  public Optional<HandlerMethod> find(String method, String path) {
    var parsed = PathContainer.parsePath(path);
    return routes.stream()
        .filter(route -> route.methods().isEmpty() || route.methods().stream().anyMatch(it -> it.name().equals(method)))
        .filter(route -> route.pattern().matches(parsed))
        .map(Route::handler)
        .findFirst();
  }

  @Override
  public boolean hasFixed(String path) {
    return routes.stream().anyMatch(route -> !route.pattern().hasPatternSyntax() && route.pattern().getPatternString().equals(path));
  }

  /// Whether there is a page at a local address that somebody may open.
  public boolean mayOpen(Visitor visitor, String address) {
    var handler = find("GET", address.replaceFirst("[?#].*", "")).orElse(null);
    if (handler == null) {
      return false;
    }
    var needed = needed(handler);
    return needed == null || visitor.may(needed);
  }

  /// The role that a handler lets in; null where it asks for none.
  static @Nullable Role needed(HandlerMethod handler) {
    if (handler.hasMethodAnnotation(StaffSite.class)) {
      return Role.READER;
    }
    var allowed = handler.getMethodAnnotation(Allowed.class);
    return allowed == null ? null : allowed.value();
  }
}
