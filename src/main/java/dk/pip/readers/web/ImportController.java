package dk.pip.readers.web;

import dk.pip.access.Allowed;
import dk.pip.people.Staff;
import dk.pip.readers.CsvFormat;
import dk.pip.readers.CsvFormat.Column;
import dk.pip.readers.ImportId;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderExport;
import dk.pip.readers.ReaderImport;
import dk.pip.readers.ReaderImports;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.settings.Settings;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Brings readers in from a file: send it, look at it, let it run, see what came of it.
@Controller
class ImportController {
  static final String PATH = ListController.PATH + "/importer";
  private static final String START = "readers/import.jte";
  private static final int SHOWN = 10;
  private static final int REFUSALS_SHOWN = 20;
  private static final int LONGEST_ORIGIN = 1000;

  private final ReaderImports imports;
  private final ReaderExport export;
  private final Readers readers;
  private final Settings settings;
  private final Clock clock;

  ImportController(
      ReaderImports imports, ReaderExport export, Readers readers, Settings settings, Clock clock) {
    this.imports = imports;
    this.export = export;
    this.readers = readers;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PATH)
  Page start(@RequestParam(defaultValue = "") String liste) {
    return Page.of(START, start(liste, Problems.none()));
  }

  private ImportView.Start start(String chosen, Problems problems) {
    var lists = readers.lists().stream().filter(list -> !list.archived()).toList();
    return new ImportView.Start(lists, imports.list(), chosen, problems, clock.instant());
  }

  @Allowed(Role.EDITOR)
  @TakesFiles(most = 111_000_000)
  @PostMapping(PATH)
  Object upload(
      Staff staff,
      @RequestParam(defaultValue = "") String liste,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    var problems = Problems.none();
    var uuid = Id.read(liste);
    var list = uuid == null ? null : readers.findList(new ListId(uuid)).filter(some -> !some.archived()).orElse(null);
    if (list == null) {
      problems.add("liste", "readers.problem.list");
    }
    if (file == null || file.isEmpty()) {
      problems.add("file", "readers.problem.file");
    } else if (isWorkbook(file)) {
      problems.add("file", "readers.problem.workbook");
    }
    if (list == null || file == null || !problems.isEmpty()) {
      return Page.refused(START, start(liste, problems));
    }
    var name = file.getOriginalFilename();
    try (var bytes = file.getInputStream()) {
      var id = imports.upload(staff, staff.name(), list.id(), name == null ? "" : name, bytes);
      return "redirect:" + PATH + "/" + id.value();
    }
  }

  private static boolean isWorkbook(MultipartFile file) throws IOException {
    try (var bytes = file.getInputStream()) {
      return ReaderImports.isWorkbook(bytes);
    }
  }

  /// What is to be done with the file, or what comes of it.
  ///
  /// @param skille the number of the separator to try, where the guess was wrong
  @Allowed(Role.EDITOR)
  @GetMapping(PATH + "/{id}")
  Page show(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer skille) throws IOException {
    var file = get(id);
    var list = readers.findList(file.list()).orElseThrow();
    if (file.state() == ReaderImport.State.UPLOADED) {
      var guess = imports.guess(file);
      var format =
          skille == null || skille < 0 || skille >= CsvFormat.SEPARATORS.size()
              ? guess
              : new CsvFormat(CsvFormat.SEPARATORS.get(skille), guess.titles(), guess.header(), List.of());
      return preview(file, list, format, "", false, Problems.none(), 200);
    }
    var refusals = new ArrayList<ReaderImport.Refusal>();
    if (!file.state().atWork()) {
      refusals.addAll(imports.firstRefusals(file.id(), REFUSALS_SHOWN));
    }
    return Page.of("readers/import-progress.jte", new ImportView.Progress(file, list, refusals));
  }

  private Page preview(
      ReaderImport file,
      ReaderList list,
      CsvFormat format,
      String origin,
      boolean newYes,
      Problems problems,
      int status)
      throws IOException {
    var rows = imports.firstRows(file, format.separator(), SHOWN + format.rowsBefore());
    var width = rows.stream().mapToInt(List::size).max().orElse(0);
    var columns =
        IntStream.range(0, width)
            .mapToObj(i -> i < format.columns().size() ? format.columns().get(i) : Column.NOTHING)
            .toList();
    var whole = new CsvFormat(format.separator(), format.titles(), format.header(), columns);
    var understood =
        rows.stream()
            .skip(format.rowsBefore())
            .limit(SHOWN)
            .map(row -> imports.understand(row, whole))
            .toList();
    var head =
        IntStream.range(0, width)
            .mapToObj(i -> rows.size() <= format.titles() || i >= rows.get(format.titles()).size() ? "" : rows.get(format.titles()).get(i))
            .toList();
    return new Page(
        "readers/import-preview.jte",
        new ImportView.Preview(
            file, list, whole, head, understood, imports.addressColumns(file, whole), origin, newYes, problems),
        status);
  }

  /// Begins, or shows anew how the file is understood.
  ///
  /// @param act `vis` to only look
  @Allowed(Role.EDITOR)
  @PostMapping(PATH + "/{id}/begyndelse")
  Object begin(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int separator,
      @RequestParam(defaultValue = "0") int titles,
      @RequestParam(defaultValue = "false") boolean header,
      @RequestParam(defaultValue = "") List<String> column,
      @RequestParam(defaultValue = "") String origin,
      @RequestParam(name = "jaIgen", defaultValue = "false") boolean newYes,
      @RequestParam(defaultValue = "") String act)
      throws IOException {
    var file = get(id);
    var list = readers.findList(file.list()).orElseThrow();
    var sign = CsvFormat.SEPARATORS.get(Math.clamp(separator, 0, CsvFormat.SEPARATORS.size() - 1));
    var format = new CsvFormat(sign, Math.clamp(titles, 0, SHOWN), header, column.stream().map(ImportController::column).toList());
    if (act.equals("vis") && file.state() == ReaderImport.State.UPLOADED) {
      return preview(file, list, format, origin, newYes, Problems.none(), 200);
    }
    var problems = Problems.none();
    if (list.archived()) {
      problems.add("column-0", "readers.problem.archived");
    }
    if (!format.hasAddress()) {
      problems.add("column-0", "readers.problem.no-address-column");
    }
    if (list.isPublic() && (origin.isBlank() || Letters.moreThan(LONGEST_ORIGIN, origin))) {
      problems.add("origin", "readers.problem.origin");
    }
    if (!problems.isEmpty() && file.state() == ReaderImport.State.UPLOADED) {
      return preview(file, list, format, origin, newYes, problems, 422);
    }
    if (problems.isEmpty()) {
      imports.begin(staff, file.id(), format, list.isPublic() ? origin : "", newYes);
    }
    return "redirect:" + PATH + "/" + id;
  }

  private static Column column(String name) {
    return Arrays.stream(Column.values()).filter(column -> column.name().equals(name)).findFirst().orElse(Column.NOTHING);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PATH + "/{id}/fortrydelse")
  String undo(Staff staff, @PathVariable UUID id, Flash flash) {
    if (!imports.undo(staff, get(id).id())) {
      flash.warn("readers.import.not-undone");
    }
    return "redirect:" + PATH + "/" + id;
  }

  /// Every row that was not taken, and why.
  @Allowed(Role.EDITOR)
  @GetMapping(PATH + "/{id}/afviste.csv")
  void refusals(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    var file = get(id);
    ExportController.csv(response, "afviste.csv");
    export.refusals(file.id(), Texts.in(settings.language()), response.getOutputStream());
  }

  private ReaderImport get(UUID id) {
    return imports.find(new ImportId(id)).orElseThrow(NotFound::new);
  }
}
