package dk.pip.mailing.web;

import dk.pip.access.Allowed;
import dk.pip.mail.Mailer;
import dk.pip.mail.TestResult;
import dk.pip.mail.TypedAddresses;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.Mailing.WhenUncertain;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import dk.pip.people.Staff;
import dk.pip.readers.Readers;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is done with a mailing: tested, approved, begun, halted, ended.
@Controller
class MailingActController {
  private static final String ONE = MailingController.PLACE + "/{id}";

  private final Mailings mailings;
  private final Readers readers;
  private final Mailer mailer;
  private final Clock clock;

  MailingActController(Mailings mailings, Readers readers, Mailer mailer, Clock clock) {
    this.mailings = mailings;
    this.readers = readers;
    this.mailer = mailer;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ONE + "/proeve")
  Page testForm(Staff staff, @PathVariable long id) {
    return Page.of(
        "mailing/test.jte",
        new MailingTestPage(get(id), new TypedAddresses(staff.mail()), Problems.none(), List.of()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/proeve")
  Object test(@PathVariable long id, @RequestParam(defaultValue = "") String addresses, Flash flash) {
    var mailing = get(id);
    var form = new TypedAddresses(addresses);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused("mailing/test.jte", new MailingTestPage(mailing, form, problems, List.of()));
    }
    var outcomes = mailings.test(mailing.id(), form.addresses());
    var results = TestResult.of(outcomes);
    if (results.stream().allMatch(TestResult::isSent)) {
      flash.say(mailer.keepsMails() ? "mail.test.kept" : "mail.test.sent", form.joined());
      return back(id);
    }
    return Page.refused(
        "mailing/test.jte", new MailingTestPage(mailing, TypedAddresses.toTryAgain(outcomes), problems, results));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/godkendelse")
  String approve(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.approve(staff, get(id).id()), "mailing.approve.done", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/godkendelse/annullering")
  String takeApprovalBack(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.takeApprovalBack(staff, get(id).id()), "mailing.approve.undone", id);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ONE + "/start")
  Page startForm(@PathVariable long id) {
    var mailing = get(id);
    return Page.of("mailing/start.jte", new StartPage(mailing, reach(mailing), !mailer.hasServer(), mailings.isWithdrawn(mailing), "", "08:00", Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/start")
  String start(Staff staff, @PathVariable long id, @RequestParam(defaultValue = "") String anyway, Flash flash) {
    var mailing = get(id);
    var begun = anyway.equals("yes") ? mailings.startAnyway(staff, mailing.id()) : mailings.start(staff, mailing.id());
    if (!begun && mailings.isWithdrawn(mailing) && !anyway.equals("yes")) {
      flash.warn("mailing.start.withdrawn");
      return "redirect:" + MailingController.PLACE + "/" + id + "/start";
    }
    return say(flash, begun, "mailing.start.done", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/plan")
  Object schedule(
      Staff staff,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String time,
      Flash flash) {
    var mailing = get(id);
    var at = instant(day, time);
    var problems = Problems.none();
    if (at == null) {
      problems.add("day", "mailing.start.no-time");
    } else if (!at.isAfter(clock.instant())) {
      problems.add("day", "mailing.start.time-past");
    }
    if (!problems.isEmpty()) {
      return Page.refused("mailing/start.jte", new StartPage(mailing, reach(mailing), !mailer.hasServer(), mailings.isWithdrawn(mailing), day, time, problems));
    }
    return say(flash, mailings.schedule(staff, mailing.id(), Objects.requireNonNull(at)), "mailing.start.planned", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/plan/annullering")
  String unschedule(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.unschedule(staff, get(id).id()), "mailing.start.unplanned", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/pause")
  String pause(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.pause(staff, get(id).id()), "mailing.pause.done", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/genoptagelse")
  String resume(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.resume(staff, get(id).id()), "mailing.resume.done", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/afbrydelse")
  String cancel(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.cancel(staff, get(id).id()), "mailing.cancel.done", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/kassering")
  String discard(Staff staff, @PathVariable long id, Flash flash) {
    if (mailings.discard(staff, get(id).id())) {
      flash.say("mailing.discard.done");
      return "redirect:" + MailingController.PLACE;
    }
    flash.warn("mailing.act.changed");
    return back(id);
  }

  /// @param when `HOLD` or `RESEND`
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/uden-svar/regel")
  String whenUncertain(Staff staff, @PathVariable long id, @RequestParam(defaultValue = "HOLD") String when, Flash flash) {
    var chosen = when.equals("RESEND") ? WhenUncertain.RESEND : WhenUncertain.HOLD;
    return say(flash, mailings.whenUncertain(staff, get(id).id(), chosen), "mailing.uncertain.rule-kept", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/uden-svar/gensendelse")
  String resend(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.resendUncertain(staff, get(id).id()), "mailing.uncertain.resent", id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/uden-svar/afslutning")
  String leave(Staff staff, @PathVariable long id, Flash flash) {
    return say(flash, mailings.leaveUncertain(staff, get(id).id()), "mailing.uncertain.left", id);
  }

  private static String say(Flash flash, boolean done, String key, long id) {
    if (done) {
      flash.say(key);
    } else {
      flash.warn("mailing.act.changed");
    }
    return back(id);
  }

  private static @Nullable Instant instant(String day, String time) {
    try {
      return Dates.instant(LocalDate.parse(day.strip()).atTime(LocalTime.parse(time.strip().replace('.', ':'))));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private long reach(Mailing mailing) {
    return readers.count(mailing.lists());
  }

  private static String back(long id) {
    return "redirect:" + MailingController.PLACE + "/" + id;
  }

  private Mailing get(long id) {
    return mailings.find(new MailingId(id)).orElseThrow(NotFound::new);
  }
}
