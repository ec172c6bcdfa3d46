package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PrivacyNote;
import dk.pip.frame.PublicFrames;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Palette;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.DesignPage;
import dk.pip.web.LocalAddress;
import dk.pip.web.Page;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The public pages around the editions.
@Controller
class SiteController {
  private final PublicPages pages;
  private final Municipality municipality;
  private final Settings settings;
  private final PublicFrames frames;
  private final List<PrivacyNote> privacyNotes;

  SiteController(
      PublicPages pages,
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
