package dk.pip.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search has found.
///
/// @param state whether anything could be looked for
/// @param words what was looked for
/// @param total how many there are, counted up to [#MOST_COUNTED]
/// @param isWhole false where no hit has all the words, and these have the most of them
/// @param pages that can be shown
/// @param corrected the words that were looked for in the place of what nothing has
/// @param vain the words that nothing has, nor anything like them
/// @param maybe the words with what somebody may have meant by them; null where there is no telling
public record SearchResult(
    State state,
    String words,
    int total,
    boolean isWhole,
    int page,
    int pages,
    List<Hit> hits,
    List<Correction> corrected,
    @Nullable String maybe,
    List<String> vain) {
  public static final int MOST_COUNTED = 1000;

  /// Whether there was something to look for.
  public enum State {
    /// Nothing was typed.
    EMPTY,
    /// What was typed has no word in it, or only a letter.
    NO_WORDS,
    /// Only small words, which all texts have.
    SMALL_WORDS,
    /// It took too long, or too many are searching.
    BUSY,
    SEARCHED
  }

  /// @param typed a word that nothing has
  public record Correction(String typed, String meant) {}

  /// One of the documents.
  ///
  /// @param where what the snippet is from, where that is not the text
  public record Hit(
      String path,
      boolean isForStaff,
      String kind,
      @Nullable String section,
      Instant at,
      String language,
      List<Piece> title,
      Where where,
      @Nullable String file,
      List<Piece> snippet) {}

  /// Where the words stand that a hit is shown for.
  public enum Where {
    TEXT,
    PICTURE,
    ATTACHMENT,
    BYLINE
  }

  /// A piece of a text, marked where it is a word that was looked for.
  public record Piece(String text, boolean marked) {}

  static SearchResult nothing(State state, String words) {
    return new SearchResult(state, words, 0, true, 1, 1, List.of(), List.of(), null, List.of());
  }
}
