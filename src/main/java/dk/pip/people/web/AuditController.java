package dk.pip.people.web;

import dk.pip.access.Allowed;
import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.PeopleSettings;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.CsvTable;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who did what and when, for administrators to look through and to take out.
@Controller
@RequestMapping(AuditController.PATH)
class AuditController {
  static final String PATH = "/indstillinger/logbog";
  private static final int ON_A_PAGE = 50;
  private static final int AT_ONCE = 1_000;

  private final Audit audit;
  private final People people;
  private final PeopleSettings peopleSettings;
  private final Settings settings;

  AuditController(Audit audit, People people, PeopleSettings peopleSettings, Settings settings) {
    this.audit = audit;
    this.people = people;
    this.peopleSettings = peopleSettings;
    this.settings = settings;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping
  Page show(@ModelAttribute AuditForm form, @RequestParam(required = false) @Nullable UUID efter) {
    var found = audit.page(form.filter(), efter, ON_A_PAGE + 1);
    var more = found.size() > ON_A_PAGE;
    var entries = more ? found.subList(0, ON_A_PAGE) : found;
    var page =
        new AuditPage(
            entries,
            form,
            people.list(),
            audit.acts(),
            efter == null,
            more ? form.after(entries.getLast().id()) : null,
            peopleSettings.audit().getYears());
    return Page.of("people/audit.jte", page);
  }

  /// A post, because it stands in the audit itself.
  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/eksport")
  void export(Staff staff, @ModelAttribute AuditForm form, HttpServletResponse response) throws IOException {
    audit.record(staff.id(), "people.audit.exported", null);
    var texts = Texts.in(settings.language());
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"pip-logbog.csv\"");
    response.setHeader("Cache-Control", "no-store");
    try (var csv = CsvTable.open(response.getOutputStream())) {
      csv.row(texts.get("people.audit.when"), texts.get("people.audit.who"), texts.get("people.audit.what"));
      @Nullable UUID last = null;
      List<Audit.Entry> entries;
      do {
        entries = audit.page(form.filter(), last, AT_ONCE);
        for (var entry : entries) {
          csv.row(Dates.local(entry.at()).toString(), AuditWords.who(entry, texts), AuditWords.what(entry, texts));
          last = entry.id();
        }
      } while (entries.size() == AT_ONCE);
    }
  }
}
