package dk.pip.people.web;

import dk.pip.access.Allowed;
import dk.pip.people.Account;
import dk.pip.people.Erasure;
import dk.pip.people.People;
import dk.pip.people.PersonalData;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Slug;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Gives out all that is kept about somebody with an account, and erases it.
@Controller
class PersonalDataController {
  private static final String PEOPLE = "/indstillinger/personer";
  private static final String TEMPLATE = "people/erase.jte";
  private static final int LONGEST_BYLINE = 100;

  private final PersonalData data;
  private final People people;
  private final Settings settings;

  PersonalDataController(PersonalData data, People people, Settings settings) {
    this.data = data;
    this.people = people;
    this.settings = settings;
  }

  /// Posts, because they stand in the audit.
  @Allowed(Role.READER)
  @PostMapping("/konto/udtraek")
  ResponseEntity<byte[]> exportOwn(Staff staff) {
    return file(staff, staff.id(), staff.name());
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping(PEOPLE + "/{id}/udtraek")
  ResponseEntity<byte[]> export(Staff staff, @PathVariable UUID id) {
    var account = account(id);
    return file(staff, account.id(), account.name());
  }

  private ResponseEntity<byte[]> file(Staff by, StaffId id, String name) {
    var bytes = data.export(by, id).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pip-" + Slug.of(name, 60) + ".json\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(bytes);
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping(PEOPLE + "/{id}/sletning")
  Page ask(@PathVariable UUID id) {
    var byline = data.lastByline().orElseGet(() -> Texts.in(settings.language()).get("people.erase.byline.default"));
    return Page.of(TEMPLATE, new ErasePage(account(id), byline, Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping(PEOPLE + "/{id}/sletning")
  View erase(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String byline, Flash flash) {
    var account = account(id);
    var typed = byline.strip();
    if (typed.isEmpty() || Letters.moreThan(LONGEST_BYLINE, typed)) {
      var problems = Problems.none().add("byline", "people.erase.problem.byline");
      return Page.refused(TEMPLATE, new ErasePage(account, typed, problems));
    }
    return switch (data.erase(staff, account.id(), typed)) {
      case Erasure.DONE -> {
        flash.say("people.erase.done", typed);
        yield new RedirectView(PEOPLE);
      }
      case Erasure.LAST_ADMINISTRATOR -> back(id, "people.account.last-administrator", flash);
      case Erasure.SELF -> back(id, "people.erase.self", flash);
      case Erasure.GONE -> throw new NotFound();
    };
  }

  private static View back(UUID id, String key, Flash flash) {
    flash.warn(key);
    return new RedirectView(PEOPLE + "/" + id);
  }

  private Account account(UUID id) {
    return people
        .findAccount(new StaffId(id))
        .filter(account -> !people.isErased(account.id()))
        .orElseThrow(NotFound::new);
  }
}
