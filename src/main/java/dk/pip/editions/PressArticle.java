package dk.pip.editions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What others wrote about the same, or about us.
///
/// @param source who wrote it: a paper, a station, a site
/// @param summary what it says, in a sentence of ours
public record PressArticle(String source, String title, LocalDate date, String url, @Nullable String summary) {
  public static final int LONGEST_SUMMARY = 300;

  public PressArticle(String source, String title, LocalDate date, String url) {
    this(source, title, date, url, null);
  }

  /// The same where the summary stands elsewhere.
  PressArticle alone() {
    return new PressArticle(source, title, date, url);
  }
}
