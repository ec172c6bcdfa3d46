package dk.pip.site;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of a person or a unit with a byline, who wanted one.
///
/// @param person whose it is; null for a unit's
/// @param unit whose it is; null for a person's
/// @param slug what stands in its address
/// @param audience who may read it, while it is shown
/// @param name as they are called now
/// @param picture the hash of their picture; null where there is none
/// @param shown whether they want it to be seen
public record BylinePage(
    BylinePageId id,
    @Nullable StaffId person,
    @Nullable UnitId unit,
    String slug,
    Audience audience,
    String name,
    String title,
    String about,
    @Nullable String picture,
    boolean shown,
    List<Claim> claims) {
  public BylinePage {
    claims = List.copyOf(claims);
  }

  /// A byline that is said to be theirs.
  ///
  /// @param agreed whether an editor has agreed, or it is their own name
  public record Claim(String byline, boolean agreed) {}

  /// What somebody says on their page.
  public record Words(Audience audience, String title, String about, boolean shown) {}

  public boolean isPerson() {
    return person != null;
  }

  /// From the site's root.
  public String path() {
    return (audience == Audience.STAFF ? "/medarbejder" : "") + (isPerson() ? "/skribenter/" : "/afdelinger/") + slug;
  }

  /// Where their picture is; null where there is none.
  public @Nullable String picturePath() {
    return picture == null ? null : path() + "/" + picture + ".jpg";
  }
}
