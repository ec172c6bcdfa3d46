package dk.pip.api.web;

import dk.pip.access.Allowed;
import dk.pip.api.ApiKeys;
import dk.pip.api.Webhooks;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.web.Page;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// All keys and webhooks.
@Controller
class ApiSettingsController {
  static final String PATH = "/indstillinger/api";

  private final ApiKeys keys;
  private final Webhooks hooks;
  private final Clock clock;

  ApiSettingsController(ApiKeys keys, Webhooks hooks, Clock clock) {
    this.keys = keys;
    this.hooks = hooks;
    this.clock = clock;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping(PATH)
  Page show() {
    return Page.of("api/settings.jte", new ApiSettingsPage(keys.list(), hooks.list(), Dates.local(clock.instant()).toLocalDate()));
  }
}
