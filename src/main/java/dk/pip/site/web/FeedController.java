package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.access.AllowedTo;
import dk.pip.access.Anyone;
import dk.pip.access.StaffSite;
import dk.pip.cache.PageCache;
import dk.pip.editions.PublishedPages;
import dk.pip.frame.PageAbout;
import dk.pip.municipality.Municipality;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.site.Feed;
import dk.pip.site.FeedKeys;
import dk.pip.web.Errors;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import dk.pip.web.StaffPages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The news as feeds: all of it or a section, to everybody; and what is for staff to those who are signed in, or whose feed
/// reader has an address of their own.
@Controller
class FeedController {
  static final String FEEDS = "/feeds";
  private static final String OWN_PAGE = "/konto/feed";
  private static final String OWN = FEEDS + "/personlig/";
  private static final String FILE = "/{file:[a-z0-9-]+\\.(?:atom|json)}";
  /// What the feed of all sections is called where others are called by theirs.
  private static final String ALL = "alt";

  private final PublishedPages published;
  private final PublicPages pages;
  private final Municipality municipality;
  private final Settings settings;
  private final FeedKeys keys;
  private final StaffPages staff;

  FeedController(PublishedPages published, PublicPages pages, Municipality municipality, Settings settings, FeedKeys keys, StaffPages staff) {
    this.published = published;
    this.pages = pages;
    this.municipality = municipality;
    this.settings = settings;
    this.keys = keys;
    this.staff = staff;
  }

  @Anyone
  @GetMapping(FEEDS)
  Served list() {
    var texts = Texts.in(settings.language());
    var sections = FeedSections.of(municipality.details().sections(), NewsStory.all(published, Audience.PUBLIC));
    var about = PageAbout.of(settings.language(), FEEDS, texts.get("site.feeds.title"), texts.get("site.feeds.lead"));
    return pages.page(about, "site/feeds.jte", frame -> new FeedsPage(frame, sections));
  }

  @Anyone
  @GetMapping({SiteAddresses.FEED, SiteAddresses.JSON_FEED})
  Served all(HttpServletRequest request) {
    var path = request.getRequestURI();
    return toAll(path, feed(request, path, "/", null, NewsStory.all(published, Audience.PUBLIC)));
  }

  @Anyone
  @GetMapping(FEEDS + FILE)
  Served ofSection(@PathVariable String file, HttpServletRequest request) {
    var stories = NewsStory.all(published, Audience.PUBLIC);
    return toAll(request.getRequestURI(), feed(request, FEEDS + "/" + file, SiteAddresses.NEWS, section(file, stories), stories));
  }

  /// For browsers in which somebody is signed in.
  @StaffSite
  @GetMapping({StaffSite.ROOT + SiteAddresses.FEED, StaffSite.ROOT + SiteAddresses.JSON_FEED})
  Served allForStaff(HttpServletRequest request) {
    var path = request.getRequestURI();
    return staff.text(path, contentType(path), () -> feed(request, path, StaffSite.ROOT, null, forStaff()).feed().text());
  }

  @StaffSite
  @GetMapping(StaffSite.ROOT + FEEDS + FILE)
  Served ofSectionForStaff(@PathVariable String file, HttpServletRequest request) {
    var path = StaffSite.ROOT + FEEDS + "/" + file;
    return staff.text(path, contentType(path), () -> ofSection(file, path, request));
  }

  private String ofSection(String file, String path, HttpServletRequest request) {
    var stories = forStaff();
    return feed(request, path, StaffSite.ROOT, section(file, stories), stories).feed().text();
  }

  /// For feed readers.
  @AllowedTo(FeedHolder.class)
  @GetMapping(OWN + "{key}" + FILE)
  Served own(@PathVariable String file, HttpServletRequest request) {
    var stories = forStaff();
    var section = isAll(file) ? null : section(file, stories);
    return toHolder(file, feed(request, request.getRequestURI(), StaffSite.ROOT, section, stories));
  }

  @Allowed(Role.READER)
  @GetMapping(OWN_PAGE)
  Page ownPage(Staff person) {
    var site = municipality.imprint().site();
    var root = site == null ? null : keys.find(person.id()).map(token -> site + OWN + token).orElse(null);
    return Page.of("site/ownfeed.jte", new OwnFeedPage(root, site != null, FeedSections.of(municipality.details().sections(), forStaff())));
  }

  @Allowed(Role.READER)
  @PostMapping(OWN_PAGE)
  String renew(Staff person, Flash flash) {
    keys.renew(person.id());
    flash.say("site.ownfeed.made");
    return "redirect:" + OWN_PAGE;
  }

  @Allowed(Role.READER)
  @PostMapping(OWN_PAGE + "/sletning")
  String remove(Staff person, Flash flash) {
    keys.remove(person.id());
    flash.say("site.ownfeed.removed");
    return "redirect:" + OWN_PAGE;
  }

  private List<NewsStory> forStaff() {
    return NewsStory.all(published, Audience.STAFF, Audience.PUBLIC);
  }

  private static boolean isAll(String file) {
    return file.startsWith(ALL + ".");
  }

  private String section(String file, List<NewsStory> stories) {
    var name = FeedSections.of(municipality.details().sections(), stories).get(file.substring(0, file.lastIndexOf('.')));
    if (name == null) {
      throw new NotFound();
    }
    return name;
  }

  private NewsFeed feed(HttpServletRequest request, String self, String page, @Nullable String section, List<NewsStory> stories) {
    var imprint = municipality.imprint();
    var site = imprint.site();
    if (site == null) {
      request.setAttribute(Errors.EXPLANATION, "site.feed.no-address");
      throw new NotFound();
    }
    var those = section == null ? stories : stories.stream().filter(each -> isOf(each, section)).toList();
    var name = imprint.newsletter() + " – " + imprint.municipality();
    return new NewsFeed(imprint, site.toString(), settings.language(), section == null ? name : section + " – " + name, self, page, those);
  }

  private static boolean isOf(NewsStory each, String section) {
    var own = each.story().section();
    return own != null && FeedSections.slug(own).equals(FeedSections.slug(section));
  }

  private Served toAll(String path, NewsFeed feed) {
    return pages.text(path, contentType(path), feed.feed().text());
  }

  private static Served toHolder(String path, NewsFeed feed) {
    var bytes = feed.feed().text().getBytes(StandardCharsets.UTF_8);
    return Served.toThoseSignedIn(PageCache.Entry.of(contentType(path), bytes, Instant.MAX, false));
  }

  static String contentType(String path) {
    return Feed.contentType(path);
  }
}
