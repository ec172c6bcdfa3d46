package dk.pip.commitments.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.commitments.By;
import dk.pip.commitments.CommitmentLinks;
import dk.pip.commitments.CommitmentLinks.Opened;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Contact;
import dk.pip.commitments.ContactId;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.Deputies;
import dk.pip.commitments.Deputy;
import dk.pip.keys.FormStamps;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.TypedDay;
import dk.pip.web.Flash;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who answers for whom meanwhile: as editors say it, and as an owner does by their link, for themselves alone. A deputy names no other.
@Controller
class LeaveController {
  private static final String DESK = "/redaktion/loefter/orlov";
  private static final String OWN = CommitmentLinks.FOLDER + "{token}/orlov";
  private static final String STAMP = "commitment-leave";

  private final Deputies deputies;
  private final Contacts contacts;
  private final KnownOwners known;
  private final People people;
  private final Commitments commitments;
  private final CommitmentLinks links;
  private final FormStamps stamps;
  private final Clock clock;

  LeaveController(
      Deputies deputies, Contacts contacts, KnownOwners known, People people, Commitments commitments, CommitmentLinks links, FormStamps stamps, Clock clock) {
    this.deputies = deputies;
    this.contacts = contacts;
    this.known = known;
    this.people = people;
    this.commitments = commitments;
    this.links = links;
    this.stamps = stamps;
    this.clock = clock;
  }

  // The newsroom.

  @Allowed(Role.EDITOR)
  @GetMapping(DESK)
  Page desk() {
    return Page.of("commitments/leave.jte", desk(LeavePages.Typed.NOTHING, Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(DESK)
  Object name(
      Staff staff,
      @RequestParam(defaultValue = "") String away,
      @RequestParam(defaultValue = "") String deputy,
      @RequestParam(defaultValue = "") String deputyTitle,
      @RequestParam(defaultValue = "") String deputyOrganisation,
      @RequestParam(defaultValue = "") String deputyMail,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      Flash flash) {
    var typed = new LeavePages.Typed(away.strip(), deputy.strip(), deputyTitle.strip(), deputyOrganisation.strip(), deputyMail.strip(), from.strip(), until.strip());
    var problems = Problems.none();
    var gone = known.knows(typed.away()) ? known.choose(typed.away(), "", "", "").map(it -> contacts.get(it.contact())).orElse(null) : null;
    var address = gone == null ? null : contacts.address(gone).orElse(null);
    if (gone == null) {
      problems.add("away", "commitments.leave.problem.away");
    } else if (address == null) {
      problems.add("away", "commitments.leave.problem.no-mail");
    }
    PromiseForm.checkWho(problems, known, "deputy", typed.deputy(), typed.title(), typed.organisation(), typed.mail(), true);
    var days = days(typed, problems);
    if (!problems.isEmpty() || gone == null || address == null || days == null) {
      return Page.refused("commitments/leave.jte", desk(typed, problems));
    }
    var chosen = known.choose(typed.deputy(), typed.title(), typed.organisation(), typed.mail()).orElseThrow();
    var fault = deputies.name(new By.ByStaff(staff.id(), staff.name()), address, gone.name(), chosen.contact(), days.from(), days.until());
    if (fault.isPresent()) {
      problems.add(fault.get().key().endsWith("days") ? "from" : "deputy", fault.get().key());
      return Page.refused("commitments/leave.jte", desk(typed, problems));
    }
    flash.say("commitments.leave.named");
    return "redirect:" + DESK;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(DESK + "/{id}/slut")
  String end(Staff staff, @PathVariable UUID id, Flash flash) {
    if (deputies.end(new By.ByStaff(staff.id(), staff.name()), id)) {
      flash.say("commitments.leave.ended");
    }
    return "redirect:" + DESK;
  }

  private LeavePages.Desk desk(LeavePages.Typed typed, Problems problems) {
    return new LeavePages.Desk(rows(deputies.list()), typed, known.names(), problems);
  }

  private List<LeavePages.Row> rows(List<Deputy> all) {
    var today = Dates.local(clock.instant()).toLocalDate();
    var who = contacts.findAll(all.stream().map(Deputy::deputy).collect(Collectors.toSet()));
    return all.stream()
        .map(
            it -> {
              var contact = who.get(it.deputy());
              var mail = contact == null ? "" : contacts.address(contact).map(MailAddress::text).orElse("");
              return new LeavePages.Row(it, contact == null ? "" : contact.fullName(), mail, !it.from().isAfter(today));
            })
        .toList();
  }

  private record Days(LocalDate from, LocalDate until) {}

  private static @Nullable Days days(LeavePages.Typed typed, Problems problems) {
    var from = TypedDay.read(typed.from()).orElse(null);
    var until = TypedDay.read(typed.until()).orElse(null);
    if (from == null) {
      problems.add("from", "commitments.answer.problem.date");
    }
    if (until == null) {
      problems.add("until", "commitments.answer.problem.date");
    }
    return from == null || until == null ? null : new Days(from, until);
  }

  // The owner, by their link.

  /// @param address where they are written to themselves
  private record Owner(By.ByContact by, Contact contact, MailAddress address, String path) {}

  /// @return null where the link is dead
  private @Nullable Owner owner(String token) {
    return switch (links.open(token)) {
      case Opened.Open(var id, var by) -> {
        var owner = commitments.get(id).terms().owner();
        var contact = contacts.get(by.contact());
        // A workplace has many people, and its leave is for the newsroom to say.
        if (!owner.equals(by.contact()) || links.isDeputy(by) || contact.unit() != null) {
          throw new NotFound();
        }
        yield new Owner(by, contact, contacts.address(contact).orElseThrow(NotFound::new), CommitmentLinks.FOLDER + token + "/orlov");
      }
      case Opened.Recalled _ -> null;
      case Opened.Unknown _ -> throw new NotFound();
    };
  }

  private static Page gone() {
    return Page.of("commitments/gone.jte", new GonePage("commitments.gone")).withStatus(410);
  }

  private LeavePages.Own own(Owner owner, LeavePages.Typed typed, @Nullable String said, Problems problems) {
    return new LeavePages.Own(rows(deputies.list(owner.address())), typed, owner.path(), stamps.stamp(STAMP), said, problems);
  }

  @Anyone
  @GetMapping(OWN)
  Page own(@PathVariable String token, @RequestParam(required = false) @Nullable String tak, HttpServletResponse response) {
    SecretAddress.protect(response);
    var owner = owner(token);
    var said = "ja".equals(tak) ? "commitments.leave.named" : "slut".equals(tak) ? "commitments.leave.ended" : null;
    return owner == null ? gone() : Page.of("commitments/own-leave.jte", own(owner, LeavePages.Typed.NOTHING, said, Problems.none()));
  }

  @Anyone
  @FromElsewhere
  @PostMapping(OWN)
  Object nameOwn(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String deputy,
      @RequestParam(defaultValue = "") String deputyMail,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String stamp,
      HttpServletResponse response) {
    SecretAddress.protect(response);
    var owner = owner(token);
    if (owner == null) {
      return gone();
    }
    var typed = new LeavePages.Typed("", deputy.strip(), "", "", deputyMail.strip(), from.strip(), until.strip());
    var problems = Problems.none();
    if (typed.deputy().isEmpty() || Letters.moreThan(Contacts.LONGEST_NAME, typed.deputy())) {
      problems.add("deputy", "commitments.leave.problem.name");
    }
    var mail = MailAddress.parse(typed.mail()).orElse(null);
    if (mail == null) {
      problems.add("deputyMail", "commitments.leave.problem.mail");
    }
    var days = days(typed, problems);
    if (stamps.look(STAMP, stamp) == FormStamps.Age.FORGED) {
      problems.add("deputy", "commitments.answer.problem.stamp");
    }
    if (problems.isEmpty() && mail != null && days != null) {
      var fault = deputies.name(owner.by(), owner.address(), owner.contact().name(), contact(typed.deputy(), mail), days.from(), days.until());
      if (fault.isEmpty()) {
        return "redirect:" + owner.path() + "?tak=ja";
      }
      problems.add(fault.get().key().endsWith("days") ? "from" : "deputyMail", fault.get().key());
    }
    return Page.refused("commitments/own-leave.jte", own(owner, typed, null, problems));
  }

  /// Whoever works here is known by their address.
  private ContactId contact(String name, MailAddress mail) {
    return people.list().stream()
        .filter(account -> !account.disabled() && MailAddress.parse(account.mail()).filter(it -> it.key().equals(mail.key())).isPresent())
        .findFirst()
        .map(account -> contacts.ofStaff(account.id(), account.name()))
        .orElseGet(() -> contacts.outside(name, "", "", mail.text()));
  }

  @Anyone
  @FromElsewhere
  @PostMapping(OWN + "/{id}/slut")
  Object endOwn(@PathVariable String token, @PathVariable UUID id, HttpServletResponse response) {
    SecretAddress.protect(response);
    var owner = owner(token);
    if (owner == null) {
      return gone();
    }
    if (deputies.list(owner.address()).stream().anyMatch(it -> it.id().equals(id))) {
      deputies.end(owner.by(), id);
    }
    return "redirect:" + owner.path() + "?tak=slut";
  }
}
