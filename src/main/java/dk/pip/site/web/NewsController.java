package dk.pip.site.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffSite;
import dk.pip.editions.NewsItem;
import dk.pip.editions.NewsQuery;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedNews;
import dk.pip.editions.PublishedPages;
import dk.pip.frame.LivingPart;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import dk.pip.web.StaffPages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The front pages, the news by year and by section, and all editions: for everybody, and for staff.
@Controller
class NewsController {
  private static final String YEAR = "/{year:\\d{4}}";
  private static final String SECTION = "/{section:[a-z0-9-]+}";
  private static final String PAGE = "/side/{number}";
  private static final int LOOKED_AT = 80;
  private static final int OTHERS = 6;
  private static final int SECTIONS = 6;
  private static final int OF_A_SECTION = 3;
  private static final int EVENTS = 5;
  private static final int OLDER = 6;
  private static final int ON_A_PAGE = 60;
  private static final int MOST_PAGES = 100_000;

  private final PublishedPages published;
  private final PublishedNews news;
  private final PublicPages pages;
  private final StaffPages staffPages;
  private final PublicFrames frames;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  NewsController(
      PublishedPages published, PublishedNews news, PublicPages pages, StaffPages staffPages, PublicFrames frames, Municipality municipality, Settings settings, Clock clock) {
    this.published = published;
    this.news = news;
    this.pages = pages;
    this.staffPages = staffPages;
    this.frames = frames;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  @Anyone
  @GetMapping("/")
  Served front() {
    return front(SiteReaders.ALL);
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT)
  Served staffFront() {
    return front(SiteReaders.STAFF);
  }

  private Served front(SiteReaders readers) {
    var imprint = municipality.imprint();
    var title = readers.areStaff() ? texts().get("site.staff.title", imprint.newsletter()) : imprint.newsletter();
    var about = about(readers, "/", title, imprint.tagline());
    return page(readers, about, "site/front.jte", frame -> front(frame, readers, about));
  }

  private FrontPage front(PublicFrame frame, SiteReaders readers, PageAbout about) {
    var newest = news.find(NewsQuery.newest(readers.audiences(), LOOKED_AT)).stories();
    var others = newest.stream().skip(1).limit(OTHERS).toList();
    var editions = editions(readers);
    var current = readers.audiences().stream().flatMap(audience -> editions.stream().filter(edition -> edition.audience() == audience).limit(1)).sorted(NewsController::newestFirst).toList();
    var coming = news.coming(readers.audiences(), Dates.local(clock.instant()));
    return new FrontPage(
        frame,
        readers,
        newest.isEmpty() ? null : newest.getFirst(),
        others,
        sections(readers, newest),
        new PublishedNews.Coming(coming.nextIssue(), coming.events().stream().limit(EVENTS).toList()),
        current,
        editions.stream().filter(edition -> !current.contains(edition)).limit(OLDER).toList(),
        frames.parts(LivingPart.Place.TOP_OF_FRONT, about),
        frames.parts(LivingPart.Place.BESIDE_FRONT, about));
  }

  /// What is new in each section, but for what stands above.
  private List<FrontPage.Section> sections(SiteReaders readers, List<NewsItem> newest) {
    var above = new HashSet<>(newest.subList(0, Math.min(newest.size(), OTHERS + 1)));
    var sections = new ArrayList<FrontPage.Section>();
    sectionsOf(newest.stream().map(each -> each.story().section()).filter(Objects::nonNull).distinct().toList())
        .names()
        .forEach(
            (slug, name) -> {
              var stories = newest.stream().filter(each -> !above.contains(each) && slug.equals(NewsSections.slugOf(each.story().section()))).limit(OF_A_SECTION).toList();
              if (!stories.isEmpty() && sections.size() < SECTIONS) {
                sections.add(new FrontPage.Section(name, readers.address(SiteAddresses.SECTIONS + "/" + slug), stories));
              }
            });
    return sections;
  }

  @Anyone
  @GetMapping(SiteAddresses.EDITIONS)
  Served archive() {
    return archive(SiteReaders.ALL);
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT + SiteAddresses.EDITIONS)
  Served staffArchive() {
    return archive(SiteReaders.STAFF);
  }

  private Served archive(SiteReaders readers) {
    var about = about(readers, SiteAddresses.EDITIONS, texts().get("site.archive.title"), null);
    return page(readers, about, "site/archive.jte", frame -> new ArchivePage(frame, readers, editions(readers)));
  }

  /// The news of the newest year that has any.
  @Anyone
  @GetMapping(SiteAddresses.NEWS)
  Served all() {
    return newest(SiteReaders.ALL);
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT + SiteAddresses.NEWS)
  Served staffAll() {
    return newest(SiteReaders.STAFF);
  }

  private Served newest(SiteReaders readers) {
    return year(readers, SiteAddresses.NEWS, news.years(readers.audiences()).stream().findFirst().orElse(null), 1);
  }

  @Anyone
  @GetMapping(SiteAddresses.NEWS + YEAR)
  Served year(@PathVariable int year) {
    return year(SiteReaders.ALL, SiteAddresses.NEWS + "/" + year, year, 1);
  }

  @Anyone
  @GetMapping(SiteAddresses.NEWS + YEAR + PAGE)
  Served year(@PathVariable int year, @PathVariable int number) {
    return year(SiteReaders.ALL, SiteAddresses.NEWS + "/" + year, year, further(number));
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT + SiteAddresses.NEWS + YEAR)
  Served staffYear(@PathVariable int year) {
    return year(SiteReaders.STAFF, SiteAddresses.NEWS + "/" + year, year, 1);
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT + SiteAddresses.NEWS + YEAR + PAGE)
  Served staffYear(@PathVariable int year, @PathVariable int number) {
    return year(SiteReaders.STAFF, SiteAddresses.NEWS + "/" + year, year, further(number));
  }

  /// @param year null where there is no news at all
  private Served year(SiteReaders readers, String path, @Nullable Integer year, int number) {
    var years = news.years(readers.audiences());
    if (year != null && !years.contains(year)) {
      throw new NotFound();
    }
    var title = year == null ? texts().get("site.place.news") : texts().get("site.news.title", String.valueOf(year));
    var base = readers.address(year == null ? SiteAddresses.NEWS : SiteAddresses.NEWS + "/" + year);
    var query = year == null ? NewsQuery.newest(readers.audiences(), ON_A_PAGE) : NewsQuery.of(readers.audiences(), year);
    return list(readers, path, title, query, number, new Shown(year, null, years, base, readers.address(SiteAddresses.FEED)));
  }

  @Anyone
  @GetMapping(SiteAddresses.SECTIONS + SECTION)
  Served section(@PathVariable String section) {
    return section(SiteReaders.ALL, section, 1);
  }

  @Anyone
  @GetMapping(SiteAddresses.SECTIONS + SECTION + PAGE)
  Served section(@PathVariable String section, @PathVariable int number) {
    return section(SiteReaders.ALL, section, further(number));
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT + SiteAddresses.SECTIONS + SECTION)
  Served staffSection(@PathVariable String section) {
    return section(SiteReaders.STAFF, section, 1);
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT + SiteAddresses.SECTIONS + SECTION + PAGE)
  Served staffSection(@PathVariable String section, @PathVariable int number) {
    return section(SiteReaders.STAFF, section, further(number));
  }

  private Served section(SiteReaders readers, String section, int number) {
    var sections = sectionsOf(news.sections(readers.audiences()));
    var name = sections.name(section);
    if (name == null) {
      throw new NotFound();
    }
    var path = SiteAddresses.SECTIONS + "/" + section;
    var query = NewsQuery.newest(readers.audiences(), ON_A_PAGE).in(sections.ways(section));
    var feed = readers.address(FeedController.FEEDS + "/" + section + ".atom");
    return list(readers, path, name, query, number, new Shown(null, section, news.years(readers.audiences()), readers.address(path), feed));
  }

  /// What a list shows.
  private record Shown(@Nullable Integer year, @Nullable String section, List<Integer> years, String address, String feed) {}

  private Served list(SiteReaders readers, String path, String title, NewsQuery query, int number, Shown shown) {
    if (number < 1 || number > MOST_PAGES) {
      throw new NotFound();
    }
    var found = news.find(query.page((number - 1) * ON_A_PAGE, ON_A_PAGE));
    if (number > 1 && found.stories().isEmpty()) {
      throw new NotFound();
    }
    var pagesInAll = Math.max(1, Math.ceilDiv(found.all(), ON_A_PAGE));
    var place = number == 1 ? path : path + "/side/" + number;
    var pageTitle = number == 1 ? title : texts().get("site.news.page-title", title, String.valueOf(number));
    var sections = sectionsOf(news.sections(readers.audiences())).names();
    return page(
        readers,
        about(readers, place, pageTitle, null),
        "site/news.jte",
        frame ->
            new NewsPage(
                frame, readers, title, shown.year(), shown.section(), shown.years(), sections, found.stories(), shown.address(), number, pagesInAll, shown.feed()));
  }

  /// The first page stands at the list's own address.
  private static int further(int number) {
    if (number < 2) {
      throw new NotFound();
    }
    return number;
  }

  private NewsSections sectionsOf(List<String> written) {
    return NewsSections.of(municipality.details().sections(), written);
  }

  /// The newest first; of one month the one for everybody.
  private List<PublishedEdition> editions(SiteReaders readers) {
    return readers.audiences().stream().flatMap(audience -> published.list(audience).stream()).sorted(NewsController::newestFirst).toList();
  }

  private static int newestFirst(PublishedEdition one, PublishedEdition other) {
    return Comparator.comparing(PublishedEdition::month).reversed().thenComparing(edition -> edition.audience().name()).compare(one, other);
  }

  private Served page(SiteReaders readers, PageAbout about, String template, Function<PublicFrame, ?> page) {
    return readers.areStaff() ? staffPages.page(about, template, page) : pages.page(about, template, page);
  }

  private PageAbout about(SiteReaders readers, String path, String title, @Nullable String description) {
    var about = PageAbout.of(settings.language(), readers.address(path), title, description);
    return readers.areStaff() ? about.unlisted() : about;
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }
}
