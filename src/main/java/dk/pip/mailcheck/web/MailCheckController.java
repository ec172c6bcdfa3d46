package dk.pip.mailcheck.web;

import dk.pip.access.Allowed;
import dk.pip.mailcheck.MailCheck;
import dk.pip.shared.Role;
import dk.pip.web.Page;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class MailCheckController {
  private static final String ADDRESS = "/indstillinger/mail";

  private final MailCheck check;
  private final Clock clock;

  MailCheckController(MailCheck check, Clock clock) {
    this.check = check;
    this.clock = clock;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping(ADDRESS)
  Page show() {
    return Page.of("mailcheck/show.jte", new MailCheckPage(check.last().orElse(null), clock.instant()));
  }

  /// A new report takes the place of the old one.
  @Allowed(Role.ADMINISTRATOR)
  @PostMapping(ADDRESS + "/kontrol")
  String run() {
    check.run();
    return "redirect:" + ADDRESS;
  }
}
