package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.editions.PublishedPages;
import dk.pip.municipality.Municipality;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Audience;
import dk.pip.shared.Role;
import dk.pip.web.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A poster that a workplace prints, for those who have no computer there: its code leads to the newest edition, also when the
/// next one is out.
@Controller
class PosterController {
  static final String STAFF = "medarbejdere";

  private final PublishedPages published;
  private final Units units;
  private final Municipality municipality;

  PosterController(PublishedPages published, Units units, Municipality municipality) {
    this.published = published;
    this.units = units;
    this.municipality = municipality;
  }

  @Allowed(Role.READER)
  @GetMapping(SiteAddresses.POSTER)
  Page poster(@RequestParam(required = false) @Nullable UUID enhed, @RequestParam(required = false) @Nullable String til) {
    var forAll = published.list(Audience.PUBLIC);
    var internal = published.list(Audience.STAFF);
    var forStaff = !internal.isEmpty() && (til == null ? forAll.isEmpty() : til.equals(STAFF));
    var all = forStaff ? internal : forAll;
    var site = municipality.imprint().site();
    var path = forStaff ? SiteAddresses.NEWEST_FOR_STAFF : SiteAddresses.NEWEST;
    var workplaces = units.list().stream().filter(unit -> !unit.closed() && unit.kind() == Unit.Kind.WORKPLACE).toList();
    var unit = enhed == null ? null : workplaces.stream().filter(each -> each.id().equals(new UnitId(enhed))).findFirst().orElse(null);
    return Page.of(
        "site/poster.jte",
        new PosterPage(
            all.isEmpty() ? null : all.getFirst(),
            site == null ? null : site + path,
            site == null ? "" : site.getAuthority() + path,
            unit,
            workplaces,
            forStaff,
            !forAll.isEmpty() && !internal.isEmpty()));
  }
}
