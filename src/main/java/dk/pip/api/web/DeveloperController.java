package dk.pip.api.web;

import dk.pip.access.Anyone;
import dk.pip.api.ApiAddresses;
import dk.pip.api.PublishedShelf;
import dk.pip.frame.PageAbout;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Texts;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// A page about the API for people.
@Controller
class DeveloperController {
  static final String PATH = "/api";

  private final PublicPages pages;
  private final PublishedShelf shelf;
  private final ApiAddresses addresses;
  private final Settings settings;

  DeveloperController(PublicPages pages, PublishedShelf shelf, ApiAddresses addresses, Settings settings) {
    this.pages = pages;
    this.shelf = shelf;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(PATH)
  Served show() {
    var texts = Texts.in(settings.language());
    var about = PageAbout.of(settings.language(), PATH, texts.get("api.about.title"), texts.get("api.about.lead"));
    var newest = shelf.newest(Audience.PUBLIC, null, 1);
    var example = newest.isEmpty() ? "" : ApiJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(newest.getFirst());
    return pages.page(
        about, "api/developers.jte", frame -> new DevelopersPage(frame, addresses.whole(ApiAddresses.ROOT), addresses.site(), example));
  }
}
