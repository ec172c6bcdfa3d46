package dk.pip.cakes.web;

import dk.pip.access.Anyone;
import dk.pip.cakes.Cakes;
import dk.pip.frame.PageAbout;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class PromisedController {
  static final String PLACE = "/kager";

  private final Cakes cakes;
  private final PublicPages pages;
  private final Settings settings;

  PromisedController(Cakes cakes, PublicPages pages, Settings settings) {
    this.cakes = cakes;
    this.pages = pages;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(PLACE)
  Served promised() {
    var title = Texts.in(settings.language()).get("cakes.title");
    var count = cakes.count();
    return pages.page(
        PageAbout.of(settings.language(), PLACE, title, null), "cakes/promised.jte", frame -> new PromisedPage(frame, count));
  }
}
