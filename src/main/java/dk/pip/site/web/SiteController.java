package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.editions.Audience;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedPages;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PrivacyNote;
import dk.pip.frame.PublicFrame;
import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Palette;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.web.DesignPage;
import dk.pip.web.Errors;
import dk.pip.web.LocalAddress;
import dk.pip.web.Page;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// The public pages around the editions. They are made at most once a second and served from memory between.
@Controller
class SiteController {
  private final PublishedPages pages;
  private final Municipality municipality;
  private final Settings settings;
  private final PublicFrames frames;
  private final List<PrivacyNote> privacyNotes;

  SiteController(
      PublishedPages pages,
      Municipality municipality,
      Settings settings,
      PublicFrames frames,
      List<PrivacyNote> privacyNotes) {
    this.pages = pages;
    this.municipality = municipality;
    this.settings = settings;
    this.frames = frames;
    this.privacyNotes = privacyNotes;
  }

  @Anyone
  @GetMapping("/")
  Served front() {
    var editions = pages.list(Audience.PUBLIC);
    var newest = editions.isEmpty() ? null : editions.getFirst();
    var older = editions.isEmpty() ? editions : editions.subList(1, editions.size());
    var frame = frame("/", municipality.imprint().newsletter(), municipality.imprint().tagline());
    return served("/", "site/front.jte", new FrontPage(frame, newest, older));
  }

  @Anyone
  @GetMapping(SiteAddresses.EDITIONS)
  Served archive() {
    var frame = frame(SiteAddresses.EDITIONS, texts().get("site.archive.title"), null);
    return served(SiteAddresses.EDITIONS, "site/archive.jte", new ArchivePage(frame, pages.list(Audience.PUBLIC)));
  }

  /// The news of the newest year that has any.
  @Anyone
  @GetMapping(SiteAddresses.NEWS)
  Served news() {
    var editions = pages.list(Audience.PUBLIC);
    return news(SiteAddresses.NEWS, editions, editions.isEmpty() ? 0 : editions.getFirst().month().getYear());
  }

  @Anyone
  @GetMapping(SiteAddresses.NEWS + "/{year:\\d{4}}")
  Served newsOf(@PathVariable int year) {
    var editions = pages.list(Audience.PUBLIC);
    if (editions.stream().noneMatch(edition -> edition.month().getYear() == year)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return news(SiteAddresses.NEWS + "/" + year, editions, year);
  }

  private Served news(String path, List<PublishedEdition> editions, int year) {
    var years = editions.stream().map(edition -> edition.month().getYear()).distinct().toList();
    var those = editions.stream().filter(edition -> edition.month().getYear() == year).toList();
    var title = year == 0 ? texts().get("site.place.news") : texts().get("site.place.news") + " " + year;
    return served(path, "site/news.jte", new NewsPage(frame(path, title, null), year, years, those));
  }

  @Anyone
  @GetMapping(SiteAddresses.FEED)
  Served feed(HttpServletRequest request) {
    var imprint = municipality.imprint();
    var site = imprint.site();
    if (site == null) {
      request.setAttribute(Errors.EXPLANATION, "site.feed.no-address");
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var feed = AtomFeed.write(imprint, site.toString(), pages.list(Audience.PUBLIC));
    return Served.toAll(
        pages.keepAwhile(SiteAddresses.FEED, AtomFeed.CONTENT_TYPE, feed.getBytes(StandardCharsets.UTF_8)));
  }

  @Anyone
  @GetMapping(SiteAddresses.PRIVACY)
  Served privacy() {
    var frame = frame(SiteAddresses.PRIVACY, texts().get("site.privacy.title"), null);
    return served(SiteAddresses.PRIVACY, "site/privacy.jte", PrivacyPage.of(frame, privacyNotes));
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
    var frame = frame(SiteAddresses.ACCESSIBILITY, texts().get("site.was.title"), null);
    return served(SiteAddresses.ACCESSIBILITY, "site/accessibility.jte", new AccessibilityPage(frame));
  }

  @Anyone
  @GetMapping("/robots.txt")
  Served robots() {
    var text = "User-agent: *\nDisallow: /redaktion/\nDisallow: /medarbejder/\nDisallow: /indstillinger/\nDisallow: /log-ind\n";
    return Served.toAll(
        pages.keepAwhile("/robots.txt", "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Anyone
  @GetMapping("/favicon.ico")
  String icon() {
    return "redirect:" + frame("/", "", null).head().icon();
  }

  /// The whole design on one page, in this municipality's colours.
  @Allowed(Role.READER)
  @GetMapping("/design")
  Page design() {
    return Page.of("web/design.jte", new DesignPage(Palette.of(municipality.imprint().theme())));
  }

  private Served served(String path, String template, Object page) {
    var html = Templates.html(template, Map.of("page", page));
    return Served.toAll(pages.keepPageAwhile(path, html, texts().language()));
  }

  private PublicFrame frame(String path, String title, @Nullable String description) {
    return frames.frame(PageAbout.of(settings.language(), path, title, description));
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }
}
