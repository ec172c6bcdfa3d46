package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.municipality.Municipality;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.site.AccessibilityStatement;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The accessibility statement, which is to be brought up to date once a year.
@Controller
class StatementController {
  static final String PATH = "/redaktion/tilgaengelighed";

  private final AccessibilityStatement statement;
  private final Municipality municipality;
  private final Clock clock;

  StatementController(AccessibilityStatement statement, Municipality municipality, Clock clock) {
    this.statement = statement;
    this.municipality = municipality;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PATH)
  Page show() {
    var address = municipality.statement();
    var today = Dates.local(clock.instant()).toLocalDate();
    return Page.of("site/statement.jte", new StatementPage(address == null ? null : address.toString(), statement.find().orElse(null), statement.isDue(), today));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PATH)
  String updated(Staff staff, Flash flash) {
    statement.updated(staff);
    flash.say("site.statement.thanks");
    return "redirect:" + PATH;
  }
}
