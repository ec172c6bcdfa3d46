package dk.pip.links;

import java.net.IDN;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A link that leads out, with what is known of it.
///
/// @param trouble null where it worked the last time, and as long as nobody has looked
/// @param status that its server said last; 0 where none did
/// @param checkedAt null as long as nobody has looked
/// @param failingSince since when it has failed every time
/// @param isDead whether it has failed several times over days, and nobody has said that it works
/// @param shownDeadAt since when readers are told that it is dead; null where they aren't
/// @param worksSaidAt when somebody said that it works although Pip can't tell; null where nobody did, or too long ago
public record Link(
    String address,
    @Nullable LinkTrouble trouble,
    int status,
    @Nullable Instant checkedAt,
    @Nullable Instant failingSince,
    boolean isDead,
    @Nullable Instant shownDeadAt,
    @Nullable Instant worksSaidAt,
    List<Where> places) {
  private static final String ARCHIVE = "https://web.archive.org/web/*/";

  public Link {
    places = List.copyOf(places);
  }

  /// Where it stands.
  ///
  /// @param page where readers find it; null as long as they don't
  public record Where(String title, String mend, @Nullable String page) {}

  /// Whether it failed the last time.
  public boolean fails() {
    return trouble != null && trouble.fails();
  }

  /// Whether somebody is to decide about it: a dead link that readers take for a good one, or one that works again and is shown as dead.
  public boolean waits() {
    return shownDeadAt == null ? isDead : trouble == null && checkedAt != null && checkedAt.isAfter(shownDeadAt);
  }

  public boolean isPublished() {
    return places.stream().anyMatch(place -> place.page() != null);
  }

  /// Where old copies of the page may be.
  public String archive() {
    return ARCHIVE + address;
  }

  /// As people write it: `ellebæk.example/regler`.
  public String shown() {
    return shown(address);
  }

  public static String shown(String address) {
    try {
      var uri = URI.create(address);
      var host = IDN.toUnicode(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT));
      var rest = (uri.getPath() == null ? "" : uri.getPath()) + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
      return host.replaceFirst("^www\\.", "") + (rest.equals("/") ? "" : rest);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
