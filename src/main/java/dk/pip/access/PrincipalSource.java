package dk.pip.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.HandlerMapping;

/// Finds the principals of one kind. A bean that has it is asked at the routes that name the kind.
///
/// @param <P> the kind
public interface PrincipalSource<P extends Principal> {
  Class<P> type();

  /// Whoever the request proves to come from; asked anew for each request, so that a right that is taken away is gone at once.
  /// The variables of the route's address are known by then.
  Optional<P> find(HttpServletRequest request);

  /// A variable of the route's address, such as the secret in it; empty where it has none of that name.
  static Optional<String> inAddress(HttpServletRequest request, String name) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables && variables.get(name) instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }

  /// What those are told who are not of the kind: the catalogue has it as `<key>.title` and `<key>.help`.
  String refusal();

  /// The status for those who are not of the kind: 404 where the address itself is the secret, 401 where they could show one.
  default int status() {
    return 404;
  }
}
