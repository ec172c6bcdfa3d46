package dk.pip.search;

import dk.pip.shared.Letters;
import org.jspecify.annotations.Nullable;

/// What somebody looks for.
///
/// @param words as they were typed, cut to what a search may be long
/// @param year null for all
/// @param kind the last part of a document's kind
/// @param page from 1
/// @param asTyped whether to take the words as they are, also those that nothing has
public record SearchQuery(String words, @Nullable Integer year, @Nullable String section, @Nullable String kind, int page, boolean asTyped) {
  public static final int MOST_LETTERS = 200;

  /// So many pages are shown of however many hits.
  public static final int MOST_PAGES = 20;

  public SearchQuery {
    words = Letters.first(MOST_LETTERS, words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}\\s]+", " ").strip());
    page = Math.clamp(page, 1, MOST_PAGES);
  }

  public static SearchQuery of(String words) {
    return new SearchQuery(words, null, null, null, 1, false);
  }
}
