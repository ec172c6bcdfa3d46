package dk.pip.editions;

import dk.pip.shared.Audience;
import java.util.List;
import java.util.Map;

/// Knows the pages of those who stand in bylines: a bean. It is asked several times a second, so it must be cheap.
public interface BylineLinks {
  /// The addresses of those pages that an audience may read, by the names as they stand in bylines.
  Map<String, String> links(Audience audience);

  /// The names in a byline that lead to a page, as they do on the story's own.
  static List<String> named(String byline, Map<String, String> links) {
    return BylinesOnPages.named(byline, links);
  }
}
