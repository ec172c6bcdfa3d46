package dk.pip.editions.web;

import dk.pip.access.Allowed;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.mail.Mailer;
import dk.pip.mail.TestResult;
import dk.pip.mail.TypedAddresses;
import dk.pip.people.Staff;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Sends a draft as a mail to the few whom an editor names.
@Controller
class TestMailController {
  private static final Logger LOG = LoggerFactory.getLogger(TestMailController.class);
  private static final String TEST = "/redaktion/udgaver/{id}/proeve";
  private static final String TEMPLATE = "editions/desk/test-mail.jte";

  private final Editions editions;
  private final Mailer mailer;

  TestMailController(Editions editions, Mailer mailer) {
    this.editions = editions;
    this.mailer = mailer;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(TEST)
  Page form(Staff staff, @PathVariable UUID id) {
    return Page.of(
        TEMPLATE, new TestMailPage(get(id), new TypedAddresses(staff.mail()), Problems.none(), List.of()));
  }

  /// Goes back to the edition when everybody was sent the mail. Else it shows the form again with what came of each and
  /// the addresses that haven't got it; those that may have got it are left out, so that nobody gets it twice by chance.
  @Allowed(Role.EDITOR)
  @PostMapping(TEST)
  Object send(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String addresses, Flash flash) {
    var edition = get(id);
    var form = new TypedAddresses(addresses);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused(TEMPLATE, new TestMailPage(edition, form, problems, List.of()));
    }
    var mail = editions.testMail(edition.id()).orElseThrow(NotFound::new);
    var outcomes = mailer.send(form.addresses(), to -> mail.message(to.text()));
    var results = TestResult.of(outcomes);
    var sent = results.stream().filter(TestResult::isSent).count();
    LOG.info("Test mail of edition {} by {}: {} of {} sent", id, staff.id().value(), sent, outcomes.size());
    if (sent == outcomes.size()) {
      flash.say(mailer.keepsMails() ? "mail.test.kept" : "mail.test.sent", form.joined());
      return "redirect:/redaktion/udgaver/" + id;
    }
    return Page.refused(TEMPLATE, new TestMailPage(edition, TypedAddresses.toTryAgain(outcomes), problems, results));
  }

  private EditionSummary get(UUID id) {
    return editions.find(new EditionId(id)).filter(edition -> !edition.isSingle()).orElseThrow(NotFound::new);
  }
}
