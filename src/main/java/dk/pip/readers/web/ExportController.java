package dk.pip.readers.web;

import dk.pip.operations.Settings;
import dk.pip.people.Staff;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Allowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// Takes a list's readers out, as a file.
@Controller
class ExportController {
  private final Readers readers;
  private final ReaderLists lists;
  private final Settings settings;
  private final Clock clock;

  ExportController(Readers readers, ReaderLists lists, Settings settings, Clock clock) {
    this.readers = readers;
    this.lists = lists;
    this.settings = settings;
    this.clock = clock;
  }

  /// A post, because it stands in the audit.
  @Allowed(Role.EDITOR)
  @PostMapping(ListController.LISTS + "/{id}/eksport")
  void export(Staff staff, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    var list =
        readers.findList(new ListId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    lists.noteExport(staff.id(), list.id());
    var texts = Texts.in(settings.language());
    CsvOut.send(
        response,
        "pip-" + list.slug() + ".csv",
        csv -> {
          csv.row(
              texts.get("readers.mail"),
              texts.get("readers.name"),
              texts.get("readers.export.language"),
              texts.get("readers.export.since"),
              texts.get("readers.export.state"));
          lists.each(
              list.id(),
              entry ->
                  csv.row(
                      entry.reader().address(),
                      entry.reader().name(),
                      entry.reader().language().tag(),
                      Dates.local(entry.since()).toLocalDate().toString(),
                      ListPages.stateOf(entry.reader(), entry.leftAt(), clock.instant(), texts)));
        });
  }
}
