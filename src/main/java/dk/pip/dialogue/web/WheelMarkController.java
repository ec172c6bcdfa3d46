package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.access.AllowedTo;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.Wheel;
import dk.pip.dialogue.WheelId;
import dk.pip.dialogue.WheelKey;
import dk.pip.dialogue.Wheels;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a dialogue has done of its wheel, for whoever arranges it and for those who speak in it.
@Controller
class WheelMarkController {
  private static final String OWN = "/aarshjul";
  private static final String ARRANGED = DialoguePages.PATH + "/{id}" + OWN;
  private static final String MEMBERS = DialogueMember.ADDRESS + "{token}" + OWN;

  private final Wheels wheels;
  private final Dialogues dialogues;
  private final Clock clock;

  WheelMarkController(Wheels wheels, Dialogues dialogues, Clock clock) {
    this.wheels = wheels;
    this.dialogues = dialogues;
    this.clock = clock;
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  private Dialogue get(Staff staff, UUID id) {
    return dialogues.arranged(staff, new DialogueId(id)).orElseThrow(NotFound::new);
  }

  private Wheel wheel(UUID id) {
    return wheels.find(new WheelId(id)).orElseThrow(NotFound::new);
  }

  @Allowed(Role.READER)
  @GetMapping(ARRANGED)
  Page arranged(Staff staff, @PathVariable UUID id) {
    var it = get(staff, id);
    return Page.of("dialogue/wheel-arranged.jte", new WheelPages.Own(it, wheels.of(it), null, today()));
  }

  @Allowed(Role.READER)
  @PostMapping(ARRANGED + "/gjort")
  String mark(Staff staff, @PathVariable UUID id, @RequestParam UUID wheel, @RequestParam String step, @RequestParam int year, @RequestParam(defaultValue = "") String side, Flash flash) {
    var it = get(staff, id);
    if (wheels.mark(staff, wheel(wheel), it, new WheelKey(step, year), side(side))) {
      flash.say("dialogue.wheel.marked");
    }
    return "redirect:" + DialoguePages.address(it.id()) + OWN;
  }

  private static String anchor(String step, int year) {
    return step.matches("[a-z0-9-]{1,40}") ? "#" + step + "-" + year : "";
  }

  private static @Nullable Side side(String word) {
    return word.equals(Side.MANAGEMENT.word()) ? Side.MANAGEMENT : word.equals(Side.COUNTERPART.word()) ? Side.COUNTERPART : null;
  }

  @Allowed(Role.READER)
  @PostMapping(ARRANGED + "/fortryd")
  String undo(Staff staff, @PathVariable UUID id, @RequestParam UUID wheel, @RequestParam String step, @RequestParam int year, Flash flash) {
    var it = get(staff, id);
    if (wheels.undo(staff, wheel(wheel), it, new WheelKey(step, year), null)) {
      flash.say("dialogue.wheel.undone");
    }
    return "redirect:" + DialoguePages.address(it.id()) + OWN;
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(MEMBERS)
  Page own(DialogueMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("dialogue/wheel-own.jte", new WheelPages.Own(member.dialogue(), wheels.of(member.dialogue()), member, today()));
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(MEMBERS + "/gjort")
  String mark(DialogueMember member, @RequestParam UUID wheel, @RequestParam String step, @RequestParam int year, HttpServletResponse response) {
    SecretAddress.protect(response);
    wheels.mark(member.contact(), wheel(wheel), member.dialogue(), new WheelKey(step, year));
    return "redirect:" + member.address() + OWN + anchor(step, year);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(MEMBERS + "/fortryd")
  String undo(DialogueMember member, @RequestParam UUID wheel, @RequestParam String step, @RequestParam int year, HttpServletResponse response) {
    SecretAddress.protect(response);
    wheels.undo(member.contact(), wheel(wheel), member.dialogue(), new WheelKey(step, year));
    return "redirect:" + member.address() + OWN + anchor(step, year);
  }
}
