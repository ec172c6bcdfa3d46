package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.NextSteps;
import dk.pip.dialogue.PartyContact;
import dk.pip.dialogue.PartyContactId;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.Talks;
import dk.pip.dialogue.Wheel;
import dk.pip.dialogue.Wheels;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Dialogues for those who are signed in: their own, and those that they arrange.
@Controller
@RequestMapping(DialoguePages.PATH)
class DialogueController {
  private static final String FORM = "dialogue/form.jte";
  private static final String CONTACT = "dialogue/contact.jte";

  private final Dialogues dialogues;
  private final Agreements agreements;
  private final Wheels wheels;
  private final Checkups checkups;
  private final Talks talks;
  private final List<NextSteps> steps;
  private final People people;
  private final Units units;
  private final Clock clock;

  DialogueController(Dialogues dialogues, Agreements agreements, Wheels wheels, Checkups checkups, Talks talks, List<NextSteps> steps, People people, Units units, Clock clock) {
    this.dialogues = dialogues;
    this.agreements = agreements;
    this.wheels = wheels;
    this.checkups = checkups;
    this.talks = talks;
    this.steps = steps.stream().sorted(Comparator.comparingInt(NextSteps::order)).toList();
    this.people = people;
    this.units = units;
    this.clock = clock;
  }

  @Allowed(Role.READER)
  @GetMapping
  Page home(Staff staff) {
    var rights = dialogues.rights(staff);
    var own = own(dialogues.speaking(staff));
    var all = dialogues.all().stream().filter(it -> rights.secretary() || it.begunBy().equals(staff.id())).toList();
    return Page.of("dialogue/home.jte", new DialoguePages.Home(own, all, turning(staff), rights, staff.may(Role.ADMINISTRATOR), !checkups.themeYears().isEmpty() && checkups.maySeeThemes(staff), today()));
  }

  private List<WheelPages.Listed> turning(Staff staff) {
    return wheels.seenBy(staff).stream()
        .filter(it -> !it.isClosed())
        .sorted(Comparator.comparingInt(Wheel::firstYear))
        .map(it -> WheelPages.Listed.of(it, wheels.rows(staff, it), today()))
        .toList();
  }

  private List<DialoguePages.Own> own(Map<Dialogue, PartyContact> all) {
    var found = steps.stream().map(each -> each.of(all)).toList();
    return all.entrySet().stream()
        .map(it -> new DialoguePages.Own(it.getKey(), it.getValue(), found.stream().flatMap(each -> each.getOrDefault(it.getKey().id(), List.of()).stream()).toList()))
        .toList();
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  @Allowed(Role.READER)
  @GetMapping("/ny")
  Page fresh(Staff staff) {
    requireBeginner(staff);
    return Page.of(FORM, new DialoguePages.FormPage(null, false, DialogueForm.fresh(today()), workplaces(), Problems.none()));
  }

  private void requireBeginner(Staff staff) {
    if (!dialogues.rights(staff).mayBegin()) {
      throw new NotFound();
    }
  }

  private List<Unit> workplaces() {
    return units.list().stream().filter(unit -> !unit.closed() && unit.kind() == Unit.Kind.WORKPLACE).toList();
  }

  @Allowed(Role.READER)
  @PostMapping
  View begin(Staff staff, @ModelAttribute DialogueForm form) {
    requireBeginner(staff);
    var all = workplaces();
    var problems = form.check(all);
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new DialoguePages.FormPage(null, false, form, all, problems));
    }
    return new RedirectView(DialoguePages.address(dialogues.begin(staff, form.words(all))));
  }

  private Dialogue get(Staff staff, UUID id) {
    return dialogues.arranged(staff, new DialogueId(id)).orElseThrow(NotFound::new);
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}")
  Page show(Staff staff, @PathVariable UUID id) {
    var it = get(staff, id);
    var own = dialogues.member(staff, it).orElse(null);
    return Page.of("dialogue/arrange.jte", new DialoguePages.Arrange(it, dialogues.contacts(it.id()), dialogues.events(it.id()), own, clock.instant()));
  }

  /// Leads whoever speaks for a side to their own page.
  @Allowed(Role.READER)
  @GetMapping("/{id}/min")
  String own(Staff staff, @PathVariable UUID id) {
    var it = dialogues.find(new DialogueId(id)).orElseThrow(NotFound::new);
    return "redirect:" + dialogues.member(staff, it).orElseThrow(NotFound::new).address();
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/ret")
  Page edit(Staff staff, @PathVariable UUID id) {
    var it = get(staff, id);
    return Page.of(FORM, new DialoguePages.FormPage(it, agreements.isSealed(it.id()), DialogueForm.of(it), workplaces(), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}")
  View change(Staff staff, @PathVariable UUID id, @ModelAttribute DialogueForm form, Flash flash) {
    var it = get(staff, id);
    var all = workplaces();
    var problems = form.check(all);
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new DialoguePages.FormPage(it, agreements.isSealed(it.id()), form, all, problems));
    }
    if (dialogues.change(staff, it, form.words(all))) {
      flash.say("dialogue.saved");
    } else {
      flash.warn(agreements.isSealed(it.id()) ? "dialogue.is-sealed" : "dialogue.ended-meanwhile");
    }
    return new RedirectView(DialoguePages.address(it.id()));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/afslutning")
  String end(Staff staff, @PathVariable UUID id, Flash flash) {
    var it = get(staff, id);
    if (talks.endWith(staff, it)) {
      flash.say("dialogue.ended");
    }
    return "redirect:" + DialoguePages.address(it.id());
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/genoptagelse")
  String reopen(Staff staff, @PathVariable UUID id, Flash flash) {
    var it = get(staff, id);
    if (dialogues.reopen(staff, it)) {
      flash.say("dialogue.reopened");
    }
    return "redirect:" + DialoguePages.address(it.id());
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/personer/ny")
  Page freshContact(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String side) {
    var it = get(staff, id);
    var which = Side.MANAGEMENT.word().equals(side) ? Side.MANAGEMENT : Side.COUNTERPART;
    return Page.of(CONTACT, new DialoguePages.ContactPage(it, null, null, ContactForm.fresh(which), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/personer")
  View addContact(Staff staff, @PathVariable UUID id, @ModelAttribute ContactForm form, Flash flash) {
    var it = get(staff, id);
    var problems = form.check();
    if (problems.isEmpty() && dialogues.add(staff, it, form.words(people.list())).isEmpty()) {
      problems.add("name", "dialogue.problem.enough", Dialogues.MOST_CONTACTS);
    }
    if (!problems.isEmpty()) {
      return Page.refused(CONTACT, new DialoguePages.ContactPage(it, null, null, form, problems));
    }
    flash.say("dialogue.contact.added", form.text(form.name()));
    return new RedirectView(DialoguePages.address(it.id()));
  }

  private PartyContact contact(Dialogue dialogue, UUID id) {
    return dialogues.contact(new PartyContactId(id)).filter(it -> it.dialogue().equals(dialogue.id())).orElseThrow(NotFound::new);
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/personer/{contact}")
  Page showContact(Staff staff, @PathVariable UUID id, @PathVariable UUID contact) {
    var it = get(staff, id);
    var whom = contact(it, contact);
    return Page.of(CONTACT, new DialoguePages.ContactPage(it, whom, link(staff, whom), ContactForm.of(whom), Problems.none()));
  }

  /// Whoever arranges a dialogue gets to see the link of nobody but themselves, as it is also the way to sign.
  private @Nullable String link(Staff staff, PartyContact whom) {
    return staff.id().equals(whom.staff()) && whom.isHere() ? DialogueMember.ADDRESS + dialogues.token(whom) : null;
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/personer/{contact}")
  View changeContact(Staff staff, @PathVariable UUID id, @PathVariable UUID contact, @ModelAttribute ContactForm form, Flash flash) {
    var it = get(staff, id);
    var whom = contact(it, contact);
    var sided = new ContactForm(whom.side().word(), form.name(), form.jobTitle(), form.mail(), form.signs());
    var problems = sided.check();
    if (!problems.isEmpty()) {
      return Page.refused(CONTACT, new DialoguePages.ContactPage(it, whom, null, sided, problems));
    }
    if (dialogues.change(staff, whom, sided.words(people.list()))) {
      flash.say("dialogue.contact.saved", sided.text(sided.name()));
    }
    return new RedirectView(DialoguePages.address(it.id()));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/personer/{contact}/link")
  String send(Staff staff, @PathVariable UUID id, @PathVariable UUID contact, Flash flash) {
    var it = get(staff, id);
    var whom = contact(it, contact);
    if (dialogues.write(whom, it, "dialogue.letter.link", "")) {
      flash.say("dialogue.link.sent", whom.name());
    } else {
      flash.warn("dialogue.link.not-sent", whom.name());
    }
    return "redirect:" + DialoguePages.address(it.id());
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/personer/{contact}/tilbagekaldelse")
  String recall(Staff staff, @PathVariable UUID id, @PathVariable UUID contact, Flash flash) {
    var it = get(staff, id);
    var whom = contact(it, contact);
    dialogues.recall(staff, whom);
    flash.say("dialogue.link.recalled", whom.name());
    return "redirect:" + DialoguePages.address(it.id());
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/personer/{contact}/afgang")
  String leave(Staff staff, @PathVariable UUID id, @PathVariable UUID contact, Flash flash) {
    var it = get(staff, id);
    var whom = contact(it, contact);
    if (dialogues.leave(staff, whom)) {
      agreements.excuse(it, whom);
      flash.say("dialogue.contact.left", whom.name());
    }
    return "redirect:" + DialoguePages.address(it.id());
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/sekretaerer")
  Page secretaries() {
    var named = dialogues.secretaries();
    Set<StaffId> ids = named.stream().map(Account::id).collect(Collectors.toSet());
    var others = people.list().stream().filter(it -> !it.disabled() && !ids.contains(it.id())).sorted(Comparator.comparing(Account::name)).toList();
    return Page.of("dialogue/secretaries.jte", new DialoguePages.Secretaries(named, others));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/sekretaerer")
  String name(Staff staff, @RequestParam UUID who, Flash flash) {
    var whom = people.findAccount(new StaffId(who)).filter(it -> !it.disabled()).orElseThrow(NotFound::new);
    dialogues.nameSecretary(staff, whom);
    flash.say("dialogue.secretaries.named", whom.name());
    return "redirect:" + DialoguePages.PATH + "/sekretaerer";
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/sekretaerer/{who}/afgang")
  String dismiss(Staff staff, @PathVariable UUID who, Flash flash) {
    var whom = people.findAccount(new StaffId(who)).orElseThrow(NotFound::new);
    dialogues.dismissSecretary(staff, whom);
    flash.say("dialogue.secretaries.dismissed", whom.name());
    return "redirect:" + DialoguePages.PATH + "/sekretaerer";
  }
}
