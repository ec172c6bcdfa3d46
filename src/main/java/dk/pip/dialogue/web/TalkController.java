package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.PartyContact;
import dk.pip.dialogue.Talk;
import dk.pip.dialogue.TalkId;
import dk.pip.dialogue.TalkOutcomes;
import dk.pip.dialogue.Talks;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Talks for whoever arranges a dialogue: set up, sent, moved, called off. What the sides write isn't shown here.
@Controller
@RequestMapping(DialoguePages.PATH + "/{id}/samtaler")
class TalkController {
  private static final String FORM = "dialogue/talk-form.jte";

  private final Dialogues dialogues;
  private final Talks talks;
  private final TalkOutcomes outcomes;
  private final Clock clock;

  TalkController(Dialogues dialogues, Talks talks, TalkOutcomes outcomes, Clock clock) {
    this.dialogues = dialogues;
    this.talks = talks;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  private Dialogue dialogue(Staff staff, UUID id) {
    return dialogues.arranged(staff, new DialogueId(id)).orElseThrow(NotFound::new);
  }

  private Talk talk(Dialogue dialogue, UUID id) {
    return talks.find(dialogue.id(), new TalkId(id)).orElseThrow(NotFound::new);
  }

  @Allowed(Role.READER)
  @GetMapping
  Page all(Staff staff, @PathVariable UUID id) {
    var dialogue = dialogue(staff, id);
    return Page.of("dialogue/talks.jte", new TalkPages.All(dialogue, talks.of(dialogue.id())));
  }

  @Allowed(Role.READER)
  @GetMapping("/ny")
  Page fresh(Staff staff, @PathVariable UUID id) {
    var form = TalkForm.fresh(Dates.local(clock.instant()).toLocalDate(), talks.usualQuestions());
    return Page.of(FORM, new TalkPages.FormPage(dialogue(staff, id), null, form, Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping
  View arrange(Staff staff, @PathVariable UUID id, @ModelAttribute TalkForm form) {
    var dialogue = dialogue(staff, id);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new TalkPages.FormPage(dialogue, null, form, problems));
    }
    var talk = talks.arrange(staff, dialogue, form.words());
    return new RedirectView(TalkPages.address(dialogue) + "/" + talk.value());
  }

  @Allowed(Role.READER)
  @GetMapping("/{talk}")
  Page show(Staff staff, @PathVariable UUID id, @PathVariable UUID talk) {
    var dialogue = dialogue(staff, id);
    var contacts = dialogues.contacts(dialogue.id()).stream().filter(PartyContact::isHere).toList();
    var unreached = contacts.stream().filter(it -> it.mail() == null).toList();
    return Page.of("dialogue/talk-arrange.jte", new TalkPages.Arrange(dialogue, talk(dialogue, talk), contacts, unreached));
  }

  @Allowed(Role.READER)
  @GetMapping("/{talk}/ret")
  Page edit(Staff staff, @PathVariable UUID id, @PathVariable UUID talk) {
    var dialogue = dialogue(staff, id);
    var it = talk(dialogue, talk);
    return Page.of(FORM, new TalkPages.FormPage(dialogue, it, TalkForm.of(it), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping("/{talk}")
  View change(Staff staff, @PathVariable UUID id, @PathVariable UUID talk, @ModelAttribute TalkForm form, Flash flash) {
    var dialogue = dialogue(staff, id);
    var it = talk(dialogue, talk);
    var kept = it.isSent() ? withQuestions(form, String.join("\n", it.questions())) : form;
    var problems = kept.check();
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new TalkPages.FormPage(dialogue, it, kept, problems));
    }
    if (talks.change(staff, dialogue, it, kept.words())) {
      flash.say("dialogue.saved");
    } else {
      flash.warn("dialogue.talk.over");
    }
    return new RedirectView(TalkPages.address(dialogue, it));
  }

  private static TalkForm withQuestions(TalkForm form, String questions) {
    return new TalkForm(form.topic(), form.title(), form.about(), form.day(), form.time(), form.minutes(), form.place(), form.prepareBy(), questions);
  }

  @Allowed(Role.READER)
  @PostMapping("/{talk}/afsendelse")
  String send(Staff staff, @PathVariable UUID id, @PathVariable UUID talk, Flash flash) {
    var dialogue = dialogue(staff, id);
    var it = talk(dialogue, talk);
    talks.send(staff, dialogue, it).ifPresentOrElse(reached -> say(flash, reached), () -> flash.warn("dialogue.talk.over"));
    return "redirect:" + TalkPages.address(dialogue, it);
  }

  private static void say(Flash flash, int reached) {
    switch (reached) {
      case 0 -> flash.warn("dialogue.talk.sent.none");
      case 1 -> flash.say("dialogue.talk.sent.one");
      default -> flash.say("dialogue.talk.sent.many", reached);
    }
  }

  @Allowed(Role.READER)
  @PostMapping("/{talk}/aflysning")
  String callOff(Staff staff, @PathVariable UUID id, @PathVariable UUID talk, Flash flash) {
    var dialogue = dialogue(staff, id);
    var it = talk(dialogue, talk);
    if (talks.callOff(staff, dialogue, it)) {
      flash.say("dialogue.talk.called-off");
    }
    return "redirect:" + TalkPages.address(dialogue, it);
  }

  /// For whoever arranges the dialogue or speaks in it, and writes in the newsroom.
  private Dialogue told(Staff staff, UUID id) {
    return dialogues
        .find(new DialogueId(id))
        .filter(it -> dialogues.mayArrange(staff, it) || dialogues.of(staff).stream().anyMatch(own -> own.id().equals(it.id())))
        .orElseThrow(NotFound::new);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping("/{talk}/historie")
  Page tellable(Staff staff, @PathVariable UUID id, @PathVariable UUID talk) {
    var dialogue = told(staff, id);
    var it = talk(dialogue, talk);
    var points = outcomes.tellable(dialogue, it);
    var story = outcomes.story(it).map(found -> "/redaktion/historier/" + found.value()).orElse(null);
    var nothing = points.isEmpty() && dialogue.audience() == CommitmentAudience.PARTIES;
    return Page.of("dialogue/talk-tell.jte", new TalkPages.Tell(dialogue, it, points, nothing, story));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping("/{talk}/historie")
  String tell(Staff staff, @PathVariable UUID id, @PathVariable UUID talk, Flash flash) {
    var dialogue = told(staff, id);
    var it = talk(dialogue, talk);
    var story = outcomes.tell(staff, dialogue, it);
    if (story.isEmpty()) {
      flash.warn("dialogue.talk.tell.nothing");
      return "redirect:" + TalkPages.address(dialogue, it) + "/historie";
    }
    return "redirect:/redaktion/historier/" + story.get().value();
  }
}
