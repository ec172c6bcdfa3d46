package dk.pip.outcome.web;

import dk.pip.access.Allowed;
import dk.pip.editions.EditionId;
import dk.pip.outcome.Outcomes;
import dk.pip.shared.Role;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Shows what came of an edition that readers have seen.
@Controller
class OutcomeController {
  private final Outcomes outcomes;
  private final Clock clock;

  OutcomeController(Outcomes outcomes, Clock clock) {
    this.outcomes = outcomes;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/redaktion/udgaver/{id}/udbytte")
  Page show(@PathVariable UUID id) {
    var outcome = outcomes.of(new EditionId(id)).orElseThrow(NotFound::new);
    return Page.of("outcome/show.jte", new OutcomePage(outcome, clock.instant()));
  }
}
