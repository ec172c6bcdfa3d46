package dk.pip.people.web;

import dk.pip.access.Allowed;
import dk.pip.people.Account;
import dk.pip.people.Addition;
import dk.pip.people.Audit;
import dk.pip.people.Change;
import dk.pip.people.Directory;
import dk.pip.people.Invitation;
import dk.pip.people.MailedLinks;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.List;
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

@Controller
@RequestMapping("/indstillinger/personer")
class PeopleController {
  private static final int HISTORY = 20;

  private final People people;
  private final Audit audit;
  private final MailedLinks links;
  private final Units units;
  private final Directory directory;
  private final SiteRoot root;
  private final Clock clock;

  PeopleController(People people, Audit audit, MailedLinks links, Units units, Directory directory, SiteRoot root, Clock clock) {
    this.people = people;
    this.audit = audit;
    this.links = links;
    this.units = units;
    this.directory = directory;
    this.root = root;
    this.clock = clock;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping
  Page list(Staff staff) {
    return Page.of(
        "people/list.jte",
        new PeoplePage(
            people.list(),
            staff.id(),
            directory.name().orElse(""),
            directory.linked(),
            audit.latest(HISTORY),
            clock.instant()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/ny")
  Page addForm() {
    return Page.of("people/add.jte", new AddPage(PersonForm.EMPTY, Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping
  Page add(Staff staff, @ModelAttribute PersonForm form) {
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused("people/add.jte", new AddPage(form, problems));
    }
    return switch (people.add(staff, form.nameText(), form.mailText(), form.roleOrReader())) {
      case Addition.Added(var invitation) -> link(invitation);
      case Addition.MailTaken _ ->
          Page.refused("people/add.jte", new AddPage(form, problems.add("mail", "people.problem.mail-taken")));
    };
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/{id}")
  Page show(Staff staff, @PathVariable UUID id) {
    var account = account(id);
    return Page.of(
        "people/account.jte",
        new AccountPage(
            account,
            account.id().equals(staff.id()),
            directory.name().orElse(""),
            directory.link(account.id()).isPresent(),
            directory.decidesRoles(),
            units.list().stream().filter(unit -> !unit.closed()).toList(),
            units.of(account.id()).stream().map(Unit::id).collect(Collectors.toSet())));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/rolle")
  String changeRole(Staff staff, @PathVariable UUID id, @RequestParam Role role, Flash flash) {
    return done(account(id), people.changeRole(staff, new StaffId(id), role), "people.account.role-changed", flash);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/enheder")
  String putInUnits(
      Staff staff, @PathVariable UUID id, @RequestParam(name = "unit", required = false) @Nullable List<UUID> chosen, Flash flash) {
    var account = account(id);
    units.put(staff, account.id(), chosen == null ? List.of() : chosen.stream().map(UnitId::new).toList());
    flash.say("people.account.units-saved", account.name());
    return "redirect:/indstillinger/personer/" + id;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/lukning")
  String disable(Staff staff, @PathVariable UUID id, Flash flash) {
    return done(account(id), people.disable(staff, new StaffId(id)), "people.account.disabled", flash);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/genaabning")
  String enable(Staff staff, @PathVariable UUID id, Flash flash) {
    return done(account(id), people.enable(staff, new StaffId(id)), "people.account.enabled", flash);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/katalog/ophaevelse")
  String unlink(Staff staff, @PathVariable UUID id, Flash flash) {
    return done(account(id), people.unlink(staff, new StaffId(id)), "people.account.unlinked", flash);
  }

  /// Answers with the page itself and not with a redirect: the link is shown this once and kept nowhere.
  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/link")
  Object renewLink(Staff staff, @PathVariable UUID id, Flash flash) {
    return people
        .renewLink(staff, account(id).id())
        .<Object>map(this::link)
        .orElseGet(
            () -> {
              flash.warn("people.account.link-closed");
              return "redirect:/indstillinger/personer/" + id;
            });
  }

  private Page link(Invitation invitation) {
    var address = root.address("/velkommen/" + invitation.token());
    return Page.of("people/link.jte", new LinkPage(invitation, address, links.invite(invitation, address)));
  }

  private static String done(Account account, Change change, String key, Flash flash) {
    switch (change) {
      case DONE -> flash.say(key, account.name());
      case UNCHANGED -> flash.warn("people.account.unchanged");
      case DIRECTORY -> flash.warn("people.account.by-directory");
      case LAST_ADMINISTRATOR -> flash.warn("people.account.last-administrator");
    }
    return "redirect:/indstillinger/personer/" + account.id().value();
  }

  private Account account(UUID id) {
    return people
        .findAccount(new StaffId(id))
        .filter(account -> !people.isErased(account.id()))
        .orElseThrow(NotFound::new);
  }
}
