package dk.pip.editions;

import dk.pip.shared.Audience;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// An edition in which a picture stands: the newest draft, or a version that is out.
///
/// @param path where readers find it: the edition, or the story that came out by itself
/// @param version null for a draft that is not out
/// @param publishedAt null for a draft
/// @param isNewest whether readers see this version, or editors this draft
/// @param isWithdrawn whether readers no longer see the edition
public record PictureInEdition(
    EditionId edition,
    Audience audience,
    String slug,
    String path,
    YearMonth month,
    String title,
    @Nullable Integer version,
    @Nullable Instant publishedAt,
    boolean isNewest,
    boolean isWithdrawn) {

  public boolean isOut() {
    return version != null;
  }

  /// What it is called.
  public String name() {
    return slug.length() == 7 ? title + ", " + slug : title;
  }
}
