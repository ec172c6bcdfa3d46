package dk.pip.site;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a module has for search engines to find: a bean in each module with pages that everybody may read.
public interface SitemapSource {
  /// A page.
  ///
  /// @param path from the site's root, escaped as addresses are
  /// @param changedAt when what stands on it last changed; null where nobody knows
  record Entry(String path, @Nullable Instant changedAt) {}

  /// All of them, in an order that stays. Nothing that is for staff, withdrawn or not out yet.
  Stream<Entry> pages();
}
