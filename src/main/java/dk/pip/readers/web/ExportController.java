package dk.pip.readers.web;

import dk.pip.access.Allowed;
import dk.pip.people.Staff;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderExport;
import dk.pip.readers.Readers;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Takes a list's readers out, as a file.
@Controller
class ExportController {
  private final Readers readers;
  private final ReaderExport export;
  private final Settings settings;

  ExportController(Readers readers, ReaderExport export, Settings settings) {
    this.readers = readers;
    this.export = export;
    this.settings = settings;
  }

  /// A post, because it stands in the audit.
  @Allowed(Role.EDITOR)
  @PostMapping(ListController.LISTS + "/{id}/eksport")
  void export(Staff staff, @PathVariable UUID id, HttpServletResponse response) throws IOException {
    var list =
        readers.findList(new ListId(id)).orElseThrow(NotFound::new);
    csv(response, "pip-" + list.slug() + ".csv");
    export.readers(staff.id(), list.id(), Texts.in(settings.language()), response.getOutputStream());
  }

  static void csv(HttpServletResponse response, String fileName) {
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    response.setHeader("Cache-Control", "no-store");
  }
}
