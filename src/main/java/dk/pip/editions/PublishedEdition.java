package dk.pip.editions;

import dk.pip.shared.Audience;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An edition that readers can see, with its stories, as front page, archive and feed need it.
///
/// @param firstAt when its first version came out
public record PublishedEdition(
    EditionId id,
    PublicationId publication,
    Audience audience,
    String slug,
    int number,
    YearMonth month,
    String title,
    String language,
    int version,
    Instant firstAt,
    Instant publishedAt,
    @Nullable String correction,
    List<PublishedStory> stories) {

  /// A published story, as lists show it.
  ///
  /// @param picture the picture's hash, if it has one
  /// @param changedAt when this story last changed; when it came out if it never did
  /// @param language the tag of the language that it is written in
  public record PublishedStory(
      String path,
      String headline,
      @Nullable String section,
      @Nullable String standfirst,
      @Nullable String byline,
      @Nullable String picture,
      @Nullable String pictureAlt,
      int pictureWidth,
      int pictureHeight,
      Instant changedAt,
      String language) {}

  /// Where it is on paper.
  public String pdf() {
    return path() + "/pip-" + slug + ".pdf";
  }

  public String path() {
    return Addresses.edition(audience, slug);
  }
}
