package dk.pip.library;

import dk.pip.editions.Edition;
import dk.pip.editions.EditionCheck;
import dk.pip.editions.Finding;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Whether the pictures of an edition may be shown as it would show them.
@Component
class PictureChecks implements EditionCheck {
  private static final int LONGEST_TITLE = 80;

  private final LibraryPictures pictures;
  private final Clock clock;

  PictureChecks(LibraryPictures pictures, Clock clock) {
    this.pictures = pictures;
    this.clock = clock;
  }

  @Override
  public List<Finding> check(Edition edition, Map<String, String> hashes) {
    var known = pictures.findContents(hashes.values());
    var findings = new ArrayList<Finding>();
    new TreeMap<>(hashes)
        .forEach(
            (path, hash) -> {
              var picture = known.get(hash);
              if (picture != null) {
                check(edition.audience(), path, picture, findings);
              }
            });
    if (findings.isEmpty() && !known.isEmpty()) {
      findings.add(Finding.passed("library.check.right"));
    }
    return findings;
  }

  private void check(Audience audience, String path, LibraryPicture picture, List<Finding> findings) {
    var details = picture.details();
    var today = Dates.local(clock.instant()).toLocalDate();
    var day = details.deleteBy();
    var title = picture.title(LONGEST_TITLE);
    if (picture.isWithdrawn()) {
      findings.add(Finding.blocks(path, 0, "library.check.withdrawn", title).mendedAt(picture.address()));
      return;
    }
    if (day != null && day.isBefore(today)) {
      findings.add(Finding.blocks(path, 0, "library.check.past", title).mendedAt(picture.address()));
    } else if (day != null && !day.isAfter(today.plusDays(Library.WARNED_BEFORE))) {
      findings.add(Finding.warns(path, 0, "library.check.soon", title).mendedAt(picture.address()));
    }
    if (details.lacksGround()) {
      findings.add(Finding.blocks(path, 0, "library.check.ground", title).mendedAt(picture.address()));
    }
    for (var place : missing(audience, details)) {
      findings.add(Finding.blocks(path, 0, "library.check.place." + place.word(), title).mendedAt(picture.address()));
    }
  }

  /// An edition comes out in all its forms. What everybody may see, staff may too.
  private static List<PicturePlace> missing(Audience audience, PictureDetails details) {
    var places = details.places();
    return switch (audience) {
      case PUBLIC -> List.of(PicturePlace.WEB, PicturePlace.MAIL, PicturePlace.PRINT).stream().filter(place -> !places.contains(place)).toList();
      case STAFF -> places.contains(PicturePlace.INTERNAL) || places.contains(PicturePlace.WEB) ? List.of() : List.of(PicturePlace.INTERNAL);
    };
  }
}
