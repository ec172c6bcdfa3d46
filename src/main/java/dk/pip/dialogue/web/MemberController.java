package dk.pip.dialogue.web;

import dk.pip.access.AllowedTo;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.NextSteps;
import dk.pip.shared.Dates;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page of whoever speaks for a side, by their own link: what is next.
@Controller
class MemberController {
  private final Dialogues dialogues;
  private final List<NextSteps> steps;
  private final Clock clock;

  MemberController(Dialogues dialogues, List<NextSteps> steps, Clock clock) {
    this.dialogues = dialogues;
    this.steps = steps.stream().sorted(Comparator.comparingInt(NextSteps::order)).toList();
    this.clock = clock;
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(DialogueMember.ADDRESS + "{token}")
  Page show(DialogueMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    var next = steps.stream().flatMap(each -> each.of(member.dialogue(), member.contact()).stream()).toList();
    var today = Dates.local(clock.instant()).toLocalDate();
    return Page.of("dialogue/member.jte", new DialoguePages.Member(member, next, dialogues.contacts(member.dialogue().id()), today));
  }
}
