package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.newsroom.Thanks;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Thanks those who wrote in an edition that is out, by one press.
@Controller
class ThanksController {
  private static final String PLACE = "/redaktion/tak/{id}";

  private final Thanks thanks;
  private final Editions editions;
  private final Clock clock;

  ThanksController(Thanks thanks, Editions editions, Clock clock) {
    this.thanks = thanks;
    this.editions = editions;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PLACE)
  Page look(Staff staff, @PathVariable UUID id) {
    var edition = get(id);
    var contributors = thanks.contributors(edition).orElseThrow(NotFound::new);
    return Page.of("newsroom/thanks.jte", new StoryPages.ThanksPage(edition, contributors, staff, clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PLACE)
  String send(Staff staff, @PathVariable UUID id, Flash flash) {
    var edition = get(id);
    thanks.contributors(edition).orElseThrow(NotFound::new);
    thanks
        .send(staff, edition)
        .ifPresentOrElse(sent -> flash.say(sent == 1 ? "newsroom.thanks.sent-one" : "newsroom.thanks.sent", sent), () -> flash.warn("newsroom.thanks.no-site"));
    return "redirect:/redaktion/tak/" + id;
  }

  private EditionSummary get(UUID id) {
    return editions.find(new EditionId(id)).orElseThrow(NotFound::new);
  }
}
