package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.access.AllowedTo;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Involvements;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// How staff had a part in a dialogue, noted and read by both sides and whoever arranges it.
@Controller
class InvolvementController {
  private static final String MEMBERS = DialogueMember.ADDRESS + "{token}/inddragelse";
  private static final String ARRANGED = DialoguePages.PATH + "/{id}/inddragelse";

  private final Dialogues dialogues;
  private final Involvements involvements;
  private final Clock clock;

  InvolvementController(Dialogues dialogues, Involvements involvements, Clock clock) {
    this.dialogues = dialogues;
    this.involvements = involvements;
    this.clock = clock;
  }

  private Seat seat(Staff staff, UUID id) {
    return Seat.of(staff, dialogues.arranged(staff, new DialogueId(id)).orElseThrow(NotFound::new));
  }

  private CheckupPages.Involved page(Seat seat, InvolvementForm form, Problems problems, @Nullable String said) {
    return new CheckupPages.Involved(seat, involvements.of(seat.dialogue().id()), form, UUID.randomUUID().toString(), problems, said);
  }

  private Page show(Seat seat, @Nullable String ok) {
    return Page.of("dialogue/involvement.jte", page(seat, InvolvementForm.EMPTY, Problems.none(), CheckupDesk.said(ok)));
  }

  private View note(Seat seat, InvolvementForm form) {
    var problems = form.check(Dates.local(clock.instant()).toLocalDate());
    if (!problems.isEmpty()) {
      return Page.refused("dialogue/involvement.jte", page(seat, form, problems, null));
    }
    return back(seat, involvements.note(seat.author(), seat.dialogue(), form.words(), form.formKey()) ? "noted" : "full");
  }

  private static View back(Seat seat, String said) {
    return new RedirectView(seat.base() + "/inddragelse?ok=" + said);
  }

  private View withdraw(Seat seat, UUID which) {
    return back(seat, involvements.withdraw(seat.author(), seat.dialogue(), which) ? "withdrawn" : "not-now");
  }

  private View intoAgreement(Seat seat) {
    return switch (involvements.intoAgreement(seat.author(), seat.dialogue())) {
      case DONE -> new RedirectView(seat.agreement() + "/udkast#part-involvement");
      case NOTHING -> back(seat, "into-nothing");
      case NOT_NOW -> back(seat, "draft-not-now");
    };
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(MEMBERS)
  Page show(DialogueMember member, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    return show(Seat.of(member), ok);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(MEMBERS)
  View note(DialogueMember member, @ModelAttribute InvolvementForm form, HttpServletResponse response) {
    SecretAddress.protect(response);
    return note(Seat.of(member), form);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(MEMBERS + "/{which}/fjernelse")
  View withdraw(DialogueMember member, @PathVariable UUID which) {
    return withdraw(Seat.of(member), which);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(MEMBERS + "/aftale")
  View intoAgreement(DialogueMember member) {
    return intoAgreement(Seat.of(member));
  }

  @Allowed(Role.READER)
  @GetMapping(ARRANGED)
  Page show(Staff staff, @PathVariable UUID id, @RequestParam(required = false) @Nullable String ok) {
    return show(seat(staff, id), ok);
  }

  @Allowed(Role.READER)
  @PostMapping(ARRANGED)
  View note(Staff staff, @PathVariable UUID id, @ModelAttribute InvolvementForm form) {
    return note(seat(staff, id), form);
  }

  @Allowed(Role.READER)
  @PostMapping(ARRANGED + "/{which}/fjernelse")
  View withdraw(Staff staff, @PathVariable UUID id, @PathVariable UUID which) {
    return withdraw(seat(staff, id), which);
  }

  @Allowed(Role.READER)
  @PostMapping(ARRANGED + "/aftale")
  View intoAgreement(Staff staff, @PathVariable UUID id) {
    return intoAgreement(seat(staff, id));
  }
}
