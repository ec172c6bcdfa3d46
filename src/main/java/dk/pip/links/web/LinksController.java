package dk.pip.links.web;

import dk.pip.access.Allowed;
import dk.pip.links.LinkSettings;
import dk.pip.links.Links;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Which links lead nowhere any more, and what is done about them.
@Controller
class LinksController {
  private static final String ALL = "alle";

  private final Links links;
  private final LinkSettings settings;
  private final Settings program;
  private final Clock clock;

  LinksController(Links links, LinkSettings settings, Settings program, Clock clock) {
    this.links = links;
    this.settings = settings;
    this.program = program;
    this.clock = clock;
  }

  /// @param vis `alle` for those that work, too
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(LinksPage.PLACE)
  Page list(Staff staff, @RequestParam(defaultValue = "") String vis) {
    var all = vis.equals(ALL);
    return Page.of(
        "links/list.jte",
        new LinksPage(links.list(staff, all), all, links.count(staff), staff.may(Role.EDITOR), !settings.check() && !program.demo(), clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(LinksPage.PLACE + "/doede")
  String showAsDead(Staff staff, @RequestParam String link, Flash flash) {
    known(staff, link);
    if (links.showAsDead(staff, link)) {
      flash.say("links.shown-dead.done");
    }
    return "redirect:" + LinksPage.PLACE;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(LinksPage.PLACE + "/levende")
  String showAsAlive(Staff staff, @RequestParam String link, Flash flash) {
    known(staff, link);
    if (links.showAsAlive(staff, link)) {
      flash.say("links.shown-alive.done");
    }
    return "redirect:" + LinksPage.PLACE;
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LinksPage.PLACE + "/virker")
  String takeForGranted(Staff staff, @RequestParam String link, Flash flash) {
    known(staff, link);
    if (links.takeForGranted(staff, link)) {
      flash.say("links.granted.done");
    }
    return "redirect:" + LinksPage.PLACE;
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LinksPage.PLACE + "/tvivl")
  String doubt(Staff staff, @RequestParam String link, Flash flash) {
    known(staff, link);
    if (links.doubt(staff, link)) {
      flash.say("links.doubted.done");
    }
    return "redirect:" + LinksPage.PLACE;
  }

  private void known(Staff staff, String link) {
    links.find(staff, link).orElseThrow(NotFound::new);
  }
}
