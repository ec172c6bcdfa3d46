package dk.pip.site.web;

import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Somebody's own feed address.
///
/// @param root the whole address that feeds lie below; null where they have none, or the site has no address yet
/// @param sections by what stands in their addresses
public record OwnFeedPage(@Nullable String root, boolean ready, SequencedMap<String, String> sections) {
  public Iterable<Map.Entry<String, String>> all() {
    return sections.entrySet();
  }
}
