package dk.pip.frame;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a page now, beside what was kept with it: told to other sites and to search engines. Of pages that
/// everybody may read only.
///
/// @param picture what other sites show of it; null for the page's own
/// @param article null where the page is no article
/// @param crumbs the pages above it, from the top, and itself at the end; empty where it is one of the first
/// @param feed of what is like it; null where there is none but that of everything
public record PageFacts(PageAbout.@Nullable SharedPicture picture, @Nullable Article article, List<Crumb> crumbs, @Nullable Feed feed) {
  public PageFacts {
    crumbs = List.copyOf(crumbs);
  }

  /// @param language the tag of what it is written in
  /// @param author whose page there is; null where nobody who wrote it has one
  public record Article(
      Instant publishedAt, Instant changedAt, String language, @Nullable String section, @Nullable String byline, @Nullable Author author) {}

  /// @param path of the author's own page
  public record Author(String name, String path, boolean isPerson) {}

  public record Crumb(String name, String path) {}

  /// @param path where it ends in `.atom`; the same with `.json` is there too
  public record Feed(String name, String path) {}

  /// Knows pages of a module: a bean.
  public interface Source {
    /// What is known of a page that everybody may read; empty for those of others.
    Optional<PageFacts> find(PageAbout about);
  }
}
