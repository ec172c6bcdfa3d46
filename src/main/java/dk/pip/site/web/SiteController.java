package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.editions.Audience;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedPages;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PrivacyNote;
import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Palette;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.DesignPage;
import dk.pip.web.Errors;
import dk.pip.web.LocalAddress;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// The public pages around the editions.
@Controller
class SiteController {
  private final PublishedPages published;
  private final PublicPages pages;
  private final Municipality municipality;
  private final Settings settings;
  private final PublicFrames frames;
  private final List<PrivacyNote> privacyNotes;

  SiteController(
      PublishedPages published,
      PublicPages pages,
      Municipality municipality,
      Settings settings,
      PublicFrames frames,
      List<PrivacyNote> privacyNotes) {
    this.published = published;
    this.pages = pages;
    this.municipality = municipality;
    this.settings = settings;
    this.frames = frames;
    this.privacyNotes = privacyNotes;
  }

  @Anyone
  @GetMapping("/")
  Served front() {
    var editions = published.list(Audience.PUBLIC);
    var newest = editions.isEmpty() ? null : editions.getFirst();
    var older = editions.isEmpty() ? editions : editions.subList(1, editions.size());
    var about = about("/", municipality.imprint().newsletter(), municipality.imprint().tagline());
    return pages.page(about, "site/front.jte", frame -> new FrontPage(frame, newest, older));
  }

  @Anyone
  @GetMapping(SiteAddresses.EDITIONS)
  Served archive() {
    var editions = published.list(Audience.PUBLIC);
    var about = about(SiteAddresses.EDITIONS, texts().get("site.archive.title"), null);
    return pages.page(about, "site/archive.jte", frame -> new ArchivePage(frame, editions));
  }

  /// The news of the newest year that has any.
  @Anyone
  @GetMapping(SiteAddresses.NEWS)
  Served news() {
    var editions = published.list(Audience.PUBLIC);
    return news(SiteAddresses.NEWS, editions, editions.isEmpty() ? 0 : editions.getFirst().month().getYear());
  }

  @Anyone
  @GetMapping(SiteAddresses.NEWS + "/{year:\\d{4}}")
  Served newsOf(@PathVariable int year) {
    var editions = published.list(Audience.PUBLIC);
    if (editions.stream().noneMatch(edition -> edition.month().getYear() == year)) {
      throw new NotFound();
    }
    return news(SiteAddresses.NEWS + "/" + year, editions, year);
  }

  private Served news(String path, List<PublishedEdition> editions, int year) {
    var years = editions.stream().map(edition -> edition.month().getYear()).distinct().toList();
    var those = editions.stream().filter(edition -> edition.month().getYear() == year).toList();
    var title = year == 0 ? texts().get("site.place.news") : texts().get("site.place.news") + " " + year;
    return pages.page(about(path, title, null), "site/news.jte", frame -> new NewsPage(frame, year, years, those));
  }

  @Anyone
  @GetMapping(SiteAddresses.FEED)
  Served feed(HttpServletRequest request) {
    var imprint = municipality.imprint();
    var site = imprint.site();
    if (site == null) {
      request.setAttribute(Errors.EXPLANATION, "site.feed.no-address");
      throw new NotFound();
    }
    var feed = AtomFeed.write(imprint, site.toString(), published.list(Audience.PUBLIC));
    return pages.text(SiteAddresses.FEED, AtomFeed.CONTENT_TYPE, feed);
  }

  @Anyone
  @GetMapping(SiteAddresses.PRIVACY)
  Served privacy() {
    var about = about(SiteAddresses.PRIVACY, texts().get("site.privacy.title"), null);
    return pages.page(about, "site/privacy.jte", frame -> PrivacyPage.of(frame, privacyNotes));
  }

  /// Leads to the accessibility statement, which public bodies keep in the state's own tool (order 904 of 22 August 2019),
  /// and says how things are until there is one.
  @Anyone
  @GetMapping(SiteAddresses.ACCESSIBILITY)
  View accessibility() {
    var statement = municipality.statement();
    if (statement != null) {
      return LocalAddress.redirect(statement.toString());
    }
    var about = about(SiteAddresses.ACCESSIBILITY, texts().get("site.was.title"), null);
    return pages.page(about, "site/accessibility.jte", AccessibilityPage::new);
  }

  @Anyone
  @GetMapping("/robots.txt")
  Served robots() {
    var text = "User-agent: *\nDisallow: /redaktion/\nDisallow: /medarbejder/\nDisallow: /indstillinger/\nDisallow: /log-ind\n";
    return pages.text("/robots.txt", "text/plain;charset=utf-8", text);
  }

  @Anyone
  @GetMapping("/favicon.ico")
  String icon() {
    return "redirect:" + frames.frame(about("/", "", null)).head().icon();
  }

  /// The whole design on one page, in this municipality's colours.
  @Allowed(Role.READER)
  @GetMapping("/design")
  Page design() {
    return Page.of("web/design.jte", new DesignPage(Palette.of(municipality.imprint().theme())));
  }

  private PageAbout about(String path, String title, @Nullable String description) {
    return PageAbout.of(settings.language(), path, title, description);
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }
}
