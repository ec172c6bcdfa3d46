package dk.pip.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Finds the principals of one kind. A bean that has it is asked at the routes that name the kind.
///
/// @param <P> the kind
public interface PrincipalSource<P extends Principal> {
  Class<P> type();

  /// Whoever the request proves to come from; asked anew for each request, so that a right that is taken away is gone at once.
  /// The variables of the route's address are known by then.
  Optional<P> find(HttpServletRequest request);

  /// What those are told who are not of the kind: the catalogue has it as `<key>.title` and `<key>.help`.
  String refusal();
}
