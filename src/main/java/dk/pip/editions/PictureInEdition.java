package dk.pip.editions;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// An edition in which a picture stands: the newest draft, or a version that is out.
///
/// @param version null for a draft that is not out
/// @param publishedAt null for a draft
/// @param isNewest whether readers see this version, or editors this draft
/// @param isWithdrawn whether readers no longer see the edition
public record PictureInEdition(
    EditionId edition,
    Audience audience,
    String slug,
    YearMonth month,
    String title,
    @Nullable Integer version,
    @Nullable Instant publishedAt,
    boolean isNewest,
    boolean isWithdrawn) {

  public boolean isOut() {
    return version != null;
  }

  /// Where readers find it.
  public String path() {
    return Addresses.edition(audience, slug);
  }
}
