package dk.pip.release.web;

import dk.pip.access.Allowed;
import dk.pip.mailing.MailingId;
import dk.pip.people.Staff;
import dk.pip.release.Release;
import dk.pip.release.Release.Choice;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Lets a restored copy go on.
@Controller
class ReleaseController {
  private static final String TEMPLATE = "release/show.jte";

  private final Release release;
  private final Clock clock;

  ReleaseController(Release release, Clock clock) {
    this.release = release;
    this.clock = clock;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping(ReleasePage.PLACE)
  Page show() {
    return Page.of(TEMPLATE, page(Map.of(), Problems.none()));
  }

  /// @param fields `udsendelse-12` is `send` or `uncertain`
  @Allowed(Role.ADMINISTRATOR)
  @PostMapping(ReleasePage.PLACE)
  Object release(Staff staff, @RequestParam Map<String, String> fields, Flash flash) {
    var choices = choices(fields);
    switch (release.release(staff, choices)) {
      case Release.Outcome.Released _ -> flash.say("release.done");
      case Release.Outcome.NotHeld _ -> flash.warn("release.not-held");
      case Release.Outcome.Undecided(var mailings) -> {
        var problems = Problems.none();
        mailings.forEach(id -> problems.add(ReleasePage.field(id), "release.undecided"));
        return Page.refused(TEMPLATE, page(choices, problems));
      }
    }
    return "redirect:" + ReleasePage.PLACE;
  }

  private static Map<MailingId, Choice> choices(Map<String, String> fields) {
    var choices = new HashMap<MailingId, Choice>();
    fields.forEach(
        (name, value) -> {
          if (name.matches("udsendelse-[0-9]{1,18}")) {
            var id = new MailingId(Long.parseLong(name.substring(name.indexOf('-') + 1)));
            if (value.equals("send")) {
              choices.put(id, Choice.SEND);
            } else if (value.equals("uncertain")) {
              choices.put(id, Choice.UNCERTAIN);
            }
          }
        });
    return choices;
  }

  private ReleasePage page(Map<MailingId, Choice> choices, Problems problems) {
    return new ReleasePage(release.waiting().orElse(null), choices, problems, clock.instant());
  }
}
