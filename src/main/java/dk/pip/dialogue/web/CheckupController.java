package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.Checkup;
import dk.pip.dialogue.CheckupId;
import dk.pip.dialogue.CheckupKind;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.Dialogues;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Checkups for whoever arranges the dialogue: sent, followed, and read once both sides can.
@Controller
@RequestMapping(DialoguePages.PATH + "/{id}/opfoelgninger")
class CheckupController {
  private final Dialogues dialogues;
  private final Checkups checkups;
  private final Agreements agreements;
  private final CheckupDesk desk;
  private final Clock clock;

  CheckupController(Dialogues dialogues, Checkups checkups, Agreements agreements, CheckupDesk desk, Clock clock) {
    this.dialogues = dialogues;
    this.checkups = checkups;
    this.agreements = agreements;
    this.desk = desk;
    this.clock = clock;
  }

  private Dialogue dialogue(Staff staff, UUID id) {
    return dialogues.arranged(staff, new DialogueId(id)).orElseThrow(NotFound::new);
  }

  private Checkup checkup(Dialogue dialogue, UUID id) {
    return checkups.find(dialogue, new CheckupId(id)).orElseThrow(NotFound::new);
  }

  private CheckupPages.All page(Staff staff, Dialogue dialogue, CheckupKind kind, String due, Problems problems) {
    var hasAgreement = agreements.inForce(dialogue.id()).isPresent();
    return new CheckupPages.All(Seat.of(staff, dialogue), checkups.of(dialogue.id()), checkups.maySend(dialogue), kind, due, problems, hasAgreement);
  }

  @Allowed(Role.READER)
  @GetMapping
  Page all(Staff staff, @PathVariable UUID id) {
    return Page.of("dialogue/checkups.jte", page(staff, dialogue(staff, id), CheckupKind.MID_TERM, CheckupPages.soon(clock.instant()).toString(), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping
  View send(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String due, Flash flash) {
    var dialogue = dialogue(staff, id);
    var which = CheckupKind.named(kind).orElse(CheckupKind.MID_TERM);
    var day = DialogueForm.day(due);
    var today = Dates.local(clock.instant()).toLocalDate();
    if (day == null || day.isBefore(today) || day.isAfter(today.plusYears(1))) {
      return Page.refused("dialogue/checkups.jte", page(staff, dialogue, which, due, Problems.none().add("due", "dialogue.checkup.problem.due")));
    }
    var sent = checkups.open(staff, dialogue, which, day);
    if (sent.isEmpty()) {
      flash.warn("dialogue.checkup.not-sent");
      return new RedirectView(CheckupPages.address(dialogue));
    }
    flash.say("dialogue.checkup.sent");
    return new RedirectView(CheckupPages.address(dialogue) + "/" + sent.get().value());
  }

  @Allowed(Role.READER)
  @GetMapping("/{checkup}")
  Page show(Staff staff, @PathVariable UUID id, @PathVariable UUID checkup, @RequestParam(required = false) @Nullable String ok) {
    var dialogue = dialogue(staff, id);
    var it = checkup(dialogue, checkup);
    var seat = Seat.of(staff, dialogue);
    return it.isOpened()
        ? Page.of("dialogue/checkup.jte", desk.gathered(seat, it, CheckupDesk.said(ok)))
        : Page.of("dialogue/checkup-standing.jte", new CheckupPages.Standing(seat, it, checkups.mayOpenNow(it)));
  }

  @Allowed(Role.READER)
  @PostMapping("/{checkup}/paamindelse")
  String remind(Staff staff, @PathVariable UUID id, @PathVariable UUID checkup, Flash flash) {
    var dialogue = dialogue(staff, id);
    var it = checkup(dialogue, checkup);
    if (checkups.remind(dialogue, it) > 0) {
      flash.say("dialogue.checkup.reminded");
    } else {
      flash.warn("dialogue.checkup.not-reminded");
    }
    return "redirect:" + CheckupPages.address(dialogue) + "/" + checkup;
  }

  @Allowed(Role.READER)
  @PostMapping("/{checkup}/aabning")
  String open(Staff staff, @PathVariable UUID id, @PathVariable UUID checkup, Flash flash) {
    var dialogue = dialogue(staff, id);
    if (!checkups.openNow(staff, dialogue, checkup(dialogue, checkup))) {
      flash.warn("dialogue.checkup.not-opened");
    }
    return "redirect:" + CheckupPages.address(dialogue) + "/" + checkup;
  }

  @Allowed(Role.READER)
  @PostMapping("/{checkup}/udkast")
  String draft(Staff staff, @PathVariable UUID id, @PathVariable UUID checkup) {
    var dialogue = dialogue(staff, id);
    return "redirect:" + desk.draft(Seat.of(staff, dialogue), checkup(dialogue, checkup));
  }

  @Allowed(Role.READER)
  @PostMapping("/{checkup}/naeste-aar")
  String goOn(Staff staff, @PathVariable UUID id, @PathVariable UUID checkup, Flash flash) {
    var dialogue = dialogue(staff, id);
    var next = checkups.goOn(staff, dialogue, checkup(dialogue, checkup));
    if (next.isEmpty()) {
      flash.warn("dialogue.checkup.not-gone-on");
      return "redirect:" + CheckupPages.address(dialogue) + "/" + checkup;
    }
    flash.say("dialogue.checkup.gone-on");
    return "redirect:" + DialoguePages.address(next.get());
  }

  @Allowed(Role.READER)
  @GetMapping("/{checkup}/opfoelgning.pdf")
  ResponseEntity<byte[]> pdf(Staff staff, @PathVariable UUID id, @PathVariable UUID checkup) {
    var dialogue = dialogue(staff, id);
    return desk.pdf(Seat.of(staff, dialogue), checkup(dialogue, checkup));
  }
}
