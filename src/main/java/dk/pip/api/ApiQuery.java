package dk.pip.api;

import dk.pip.shared.Audience;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is asked for.
///
/// @param filters by their names; never blank
public record ApiQuery(Audience audience, Map<String, String> filters) {
  public ApiQuery {
    filters = Map.copyOf(filters);
  }

  public @Nullable String filter(String name) {
    return filters.get(name);
  }
}
