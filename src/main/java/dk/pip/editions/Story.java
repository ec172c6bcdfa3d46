package dk.pip.editions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A story as it stands in an edition. The body is CommonMark with tables; a blockquote whose last line begins
/// with a dash (`— Tove Lind, leder af Solgården`) is a pull quote with its source.
///
/// @param slug the last part of its address, `/nyheder/2026/<slug>`: small letters a-z, digits and hyphens
/// @param shortTitle what stands in "also in this issue"; the headline if it is not given
/// @param section the subject, such as `Dialog og aftaler`; small and in colour above the headline
/// @param standfirst one to three sentences between headline and text (manchet), plain text
/// @param furtherUrl where the story goes on outside this site, if it does
/// @param address where readers know it from, if that is elsewhere than its edition would put it: it came out before
/// @param language the one that it is written in, where that is not the edition's
public record Story(
    String slug,
    String headline,
    @Nullable String shortTitle,
    @Nullable String section,
    @Nullable String standfirst,
    @Nullable String byline,
    @Nullable LocalDate date,
    @Nullable PictureUse picture,
    @Nullable String furtherUrl,
    @Nullable String furtherText,
    String body,
    @Nullable TextLanguage language,
    StoryAdditions additions,
    @Nullable String address) {

  /// A story that comes out for the first time.
  public Story(
      String slug,
      String headline,
      @Nullable String shortTitle,
      @Nullable String section,
      @Nullable String standfirst,
      @Nullable String byline,
      @Nullable LocalDate date,
      @Nullable PictureUse picture,
      @Nullable String furtherUrl,
      @Nullable String furtherText,
      String body,
      @Nullable TextLanguage language,
      StoryAdditions additions) {
    this(slug, headline, shortTitle, section, standfirst, byline, date, picture, furtherUrl, furtherText, body, language, additions, null);
  }

  /// A story that brings nothing along.
  public Story(
      String slug,
      String headline,
      @Nullable String shortTitle,
      @Nullable String section,
      @Nullable String standfirst,
      @Nullable String byline,
      @Nullable LocalDate date,
      @Nullable PictureUse picture,
      @Nullable String furtherUrl,
      @Nullable String furtherText,
      String body,
      @Nullable TextLanguage language) {
    this(
        slug, headline, shortTitle, section, standfirst, byline, date, picture, furtherUrl, furtherText, body, language, StoryAdditions.NONE);
  }

  /// A story in the edition's language.
  public Story(
      String slug,
      String headline,
      @Nullable String shortTitle,
      @Nullable String section,
      @Nullable String standfirst,
      @Nullable String byline,
      @Nullable LocalDate date,
      @Nullable PictureUse picture,
      @Nullable String furtherUrl,
      @Nullable String furtherText,
      String body) {
    this(
        slug, headline, shortTitle, section, standfirst, byline, date, picture, furtherUrl, furtherText, body, null);
  }

  /// The story in a language that its block names, unless it names one itself.
  Story orIn(@Nullable TextLanguage other) {
    return language != null || other == null
        ? this
        : new Story(
            slug, headline, shortTitle, section, standfirst, byline, date, picture, furtherUrl, furtherText, body, other, additions, address);
  }

  Story at(String place) {
    return new Story(slug, headline, shortTitle, section, standfirst, byline, date, picture, furtherUrl, furtherText, body, language, additions, place);
  }

  Story with(StoryAdditions others) {
    return new Story(slug, headline, shortTitle, section, standfirst, byline, date, picture, furtherUrl, furtherText, body, language, others, address);
  }

  /// The same with another text.
  Story with(String otherBody, StoryAdditions others) {
    return new Story(slug, headline, shortTitle, section, standfirst, byline, date, picture, furtherUrl, furtherText, otherBody, language, others);
  }

  public String title() {
    return shortTitle == null ? headline : shortTitle;
  }
}
