package dk.pip.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Knows who is asking. Implemented where accounts are kept.
public interface Visitors {
  /// Whoever is signed in and may still be; asked anew for each request, so that a change of role works at once.
  Optional<Visitor> visitor(HttpServletRequest request);
}
