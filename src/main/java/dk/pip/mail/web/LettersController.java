package dk.pip.mail.web;

import dk.pip.access.Allowed;
import dk.pip.mail.Outbox;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Shows editors the letters to single readers that wait or could not be sent.
@Controller
class LettersController {
  private static final String PATH = "/redaktion/breve";
  private static final int MOST = 200;

  private final Outbox letters;
  private final Clock clock;

  LettersController(Outbox letters, Clock clock) {
    this.letters = letters;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PATH)
  Page list() {
    return Page.of("mail/letters.jte", new LettersPage(letters.list(MOST), clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PATH + "/{id}/forsoeg")
  String hurry(@PathVariable UUID id, Flash flash) {
    if (letters.hurry(id)) {
      flash.say("mail.letters.hurried");
    }
    return "redirect:" + PATH;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PATH + "/{id}/sletning")
  String drop(@PathVariable UUID id, Flash flash) {
    if (letters.drop(id)) {
      flash.say("mail.letters.dropped");
    }
    return "redirect:" + PATH;
  }
}
