package dk.pip.site.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffSite;
import dk.pip.cache.PageCache;
import dk.pip.editions.PublishedPages;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.municipality.Municipality;
import dk.pip.people.Account;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Texts;
import dk.pip.site.BylinePage;
import dk.pip.site.BylinePages;
import dk.pip.web.Errors;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import dk.pip.web.StaffPages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pages of people and units with a byline: to everybody, or to staff as they wanted it.
@Controller
class BylineController {
  static final String PEOPLE = "/skribenter";
  static final String UNITS = "/afdelinger";
  private static final String FILE = "/{file:feed\\.(?:atom|json)}";
  private static final String PICTURE = "/{picture:[0-9a-f]+\\.jpg}";

  private final BylinePages bylines;
  private final Units units;
  private final PublishedPages published;
  private final PublicPages pages;
  private final StaffPages staff;
  private final Municipality municipality;
  private final Settings settings;

  BylineController(
      BylinePages bylines,
      Units units,
      PublishedPages published,
      PublicPages pages,
      StaffPages staff,
      Municipality municipality,
      Settings settings) {
    this.bylines = bylines;
    this.units = units;
    this.published = published;
    this.pages = pages;
    this.staff = staff;
    this.municipality = municipality;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(PEOPLE)
  Served all() {
    var texts = Texts.in(settings.language());
    var shown = bylines.shown(Audience.PUBLIC);
    var about = PageAbout.of(settings.language(), PEOPLE, texts.get("site.bylines.title"), texts.get("site.bylines.lead"));
    return pages.page(
        about,
        "site/bylines.jte",
        frame -> new BylineViews.All(frame, shown.stream().filter(BylinePage::isPerson).toList(), shown.stream().filter(page -> !page.isPerson()).toList()));
  }

  @Anyone
  @GetMapping({PEOPLE + "/{slug}", UNITS + "/{slug}"})
  Served page(@PathVariable String slug, HttpServletRequest request) {
    var page = find(Audience.PUBLIC, request.getRequestURI());
    return pages.page(about(page), "site/byline.jte", frame -> show(frame, page));
  }

  @StaffSite
  @GetMapping({StaffSite.ROOT + PEOPLE + "/{slug}", StaffSite.ROOT + UNITS + "/{slug}"})
  Served staffPage(@PathVariable String slug, HttpServletRequest request) {
    var page = find(Audience.STAFF, request.getRequestURI());
    return staff.page(about(page), "site/byline.jte", frame -> show(frame, page));
  }

  private PageAbout about(BylinePage page) {
    return PageAbout.of(settings.language(), page.path(), page.name(), page.title().isEmpty() ? null : page.title());
  }

  @Anyone
  @GetMapping({PEOPLE + "/{slug}" + FILE, UNITS + "/{slug}" + FILE})
  Served feed(@PathVariable String file, HttpServletRequest request) {
    var path = request.getRequestURI();
    return pages.text(path, FeedController.contentType(path), feedText(Audience.PUBLIC, file, path, request));
  }

  @StaffSite
  @GetMapping({StaffSite.ROOT + PEOPLE + "/{slug}" + FILE, StaffSite.ROOT + UNITS + "/{slug}" + FILE})
  Served staffFeed(@PathVariable String file, HttpServletRequest request) {
    var path = request.getRequestURI();
    return staff.text(path, FeedController.contentType(path), () -> feedText(Audience.STAFF, file, path, request));
  }

  private String feedText(Audience audience, String file, String path, HttpServletRequest request) {
    var page = find(audience, path.substring(0, path.length() - file.length() - 1));
    var imprint = municipality.imprint();
    var site = imprint.site();
    if (site == null) {
      request.setAttribute(Errors.EXPLANATION, "site.feed.no-address");
      throw new NotFound();
    }
    var feed = new NewsFeed(imprint, site.toString(), settings.language(), page.name() + " – " + imprint.newsletter(), path, page.path(), stories(page));
    return feed.feed().text();
  }

  @Anyone
  @GetMapping({PEOPLE + "/{slug}" + PICTURE, UNITS + "/{slug}" + PICTURE})
  Served picture(HttpServletRequest request) {
    return Served.toAll(picture(Audience.PUBLIC, request.getRequestURI()));
  }

  @StaffSite
  @GetMapping({StaffSite.ROOT + PEOPLE + "/{slug}" + PICTURE, StaffSite.ROOT + UNITS + "/{slug}" + PICTURE})
  Served staffPicture(HttpServletRequest request) {
    return staff.served(picture(Audience.STAFF, request.getRequestURI()));
  }

  /// Not kept, as it is to be gone at once when whoever is on it says so.
  private PageCache.Entry picture(Audience audience, String path) {
    var page = find(audience, path.substring(0, path.lastIndexOf('/')));
    if (!path.equals(page.picturePath())) {
      throw new NotFound();
    }
    return PageCache.Entry.of("image/jpeg", bylines.picture(page).orElseThrow(NotFound::new), Instant.MAX, false);
  }

  private BylinePage find(Audience audience, String path) {
    return bylines.shown(audience).stream().filter(page -> page.path().equals(path)).findFirst().orElseThrow(NotFound::new);
  }

  private BylineViews.Show show(PublicFrame frame, BylinePage page) {
    var unit = page.unit();
    var person = page.person();
    var names = person == null ? List.<String>of() : units.of(person).stream().filter(it -> !it.closed()).map(Unit::name).toList();
    var members = unit == null ? Set.<StaffId>of() : units.members(unit).stream().map(Account::id).collect(Collectors.toSet());
    var colleagues = bylines.shown(page.audience()).stream().filter(other -> other.person() instanceof StaffId id && members.contains(id)).toList();
    return new BylineViews.Show(frame, page, names, colleagues, stories(page));
  }

  private List<NewsStory> stories(BylinePage page) {
    var all = page.audience() == Audience.STAFF ? NewsStory.all(published, Audience.STAFF, Audience.PUBLIC) : NewsStory.all(published, Audience.PUBLIC);
    return all.stream().filter(each -> BylinePages.isOf(page, each.story().byline())).toList();
  }
}
