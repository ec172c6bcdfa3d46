package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.CsvRows;
import dk.pip.shared.CsvTable;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.site.OldAddressFile;
import dk.pip.site.OldAddressFileId;
import dk.pip.site.OldAddresses;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The addresses of the municipality's earlier site, as administrators bring them.
@Controller
@RequestMapping(OldAddressPages.PATH)
class OldAddressController {
  private static final String START = "site/oldaddresses.jte";
  private static final int SHOWN = 200;
  private static final int FIRST_SHOWN = 50;
  private static final int MOST = 60_000;
  private static final long MOST_BYTES = 8_000_000;

  private final OldAddresses addresses;
  private final People people;

  OldAddressController(OldAddresses addresses, People people) {
    this.addresses = addresses;
    this.people = people;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping
  Page show() {
    return Page.of(START, start(Problems.none()));
  }

  private OldAddressPages.Start start(Problems problems) {
    var file = addresses.inForce().orElse(null);
    var by = file == null ? "" : people.findAccount(file.by()).map(Account::name).orElse("");
    var used = file == null ? List.<OldAddresses.Used>of() : addresses.used(file.id(), SHOWN);
    return new OldAddressPages.Start(file, by, used, addresses.before().orElse(null), problems);
  }

  @Allowed(Role.ADMINISTRATOR)
  @TakesFiles(most = MOST_BYTES)
  @PostMapping
  Object bring(Staff staff, @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
    var problems = Problems.none();
    if (file == null || file.isEmpty()) {
      problems.add("file", "site.old.problem.file");
    } else if (CsvRows.isWorkbook(Arrays.copyOf(file.getBytes(), Long.BYTES))) {
      problems.add("file", "site.old.problem.workbook");
    }
    if (file == null || !problems.isEmpty()) {
      return Page.refused(START, start(problems));
    }
    var name = file.getOriginalFilename();
    var id = addresses.bring(staff, name == null ? "" : name.replace("\u0000", ""), file.getBytes());
    return "redirect:" + OldAddressPages.PATH + "/" + id.value();
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/{id}")
  Page look(@PathVariable UUID id) {
    var file = addresses.find(new OldAddressFileId(id)).filter(it -> it.state() == OldAddressFile.State.LOOKED_AT).orElseThrow(NotFound::new);
    return Page.of("site/oldaddresslook.jte", new OldAddressPages.Look(file, addresses.addresses(file.id(), FIRST_SHOWN)));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/ibrugtagning")
  String use(Staff staff, @PathVariable UUID id, Flash flash) {
    if (addresses.use(staff, new OldAddressFileId(id))) {
      flash.say("site.old.used");
    } else {
      flash.warn("site.old.gone");
    }
    return "redirect:" + OldAddressPages.PATH;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/sletning")
  String remove(@PathVariable UUID id, Flash flash) {
    addresses.remove(new OldAddressFileId(id));
    flash.say("site.old.removed");
    return "redirect:" + OldAddressPages.PATH;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/fortrydelse")
  String undo(Staff staff, Flash flash) {
    if (addresses.undo(staff)) {
      flash.say("site.old.undone");
    } else {
      flash.warn("site.old.gone");
    }
    return "redirect:" + OldAddressPages.PATH;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/stop")
  String stop(Staff staff, Flash flash) {
    addresses.stop(staff);
    flash.say("site.old.stopped");
    return "redirect:" + OldAddressPages.PATH;
  }

  /// The file in force as it can be brought again, with how often each address was asked for.
  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/gamle-adresser.csv")
  void file(HttpServletResponse response) throws IOException {
    var file = addresses.inForce().orElseThrow(NotFound::new);
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"gamle-adresser.csv\"");
    response.setHeader("Cache-Control", "no-store");
    try (var rows = CsvTable.open(response.getOutputStream())) {
      rows.row("fra", "til", "besøg");
      for (var used : addresses.used(file.id(), MOST)) {
        rows.row(used.address().written(), used.address().target(), String.valueOf(used.hits()));
      }
    }
  }
}
