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
    String body) {

  public String title() {
    return shortTitle == null ? headline : shortTitle;
  }
}
