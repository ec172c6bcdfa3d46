package dk.pip.command;

import dk.pip.readers.CsvFormat;
import dk.pip.readers.ImportId;
import dk.pip.readers.ReaderExport;
import dk.pip.readers.ReaderImport;
import dk.pip.readers.ReaderImports;
import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.settings.Setting;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `./pip readers import|export|erase`: what editors do on the pages, for whoever runs the server.
final class ReaderCommands {
  private static final List<String> MODULES = List.of("readers", "keys", "municipality", "mail");
  private static final int REFUSALS_SHOWN = 20;

  private final Texts texts = Texts.in(Settings.languageOf(System.getenv()));

  static int run(List<String> arguments) {
    return new ReaderCommands().start(arguments);
  }

  private int start(List<String> arguments) {
    var options = Options.parse(arguments, List.of("data", "list", "consent", "out"), List.of("new-yes"));
    if (options.wrong() != null) {
      System.err.println(texts.get("command.unknown-option", options.wrong()));
      return 2;
    }
    var rest = options.rest();
    var act = rest.isEmpty() ? "" : rest.getFirst();
    var what = rest.size() == 2 ? rest.getLast() : null;
    var list = options.value("list");
    var complete =
        switch (act) {
          case "import" -> what != null && list != null;
          case "export" -> rest.size() == 1 && list != null;
          case "erase" -> what != null;
          default -> false;
        };
    if (!complete) {
      System.err.println(texts.get("command.readers.usage"));
      return 2;
    }
    var commandLine = new HashMap<Setting, String>();
    options.ifGiven("data", data -> commandLine.put(Settings.DATA, data));
    try (var modules = HeadlessModules.open(Settings.read(System.getenv(), commandLine, false), MODULES)) {
      return act.equals("erase")
          ? erase(modules, String.valueOf(what))
          : withList(modules, act, what, String.valueOf(list), options);
    } catch (IOException e) {
      System.err.println(texts.get("command.readers.file", String.valueOf(e.getMessage())));
      return 2;
    }
  }

  private int withList(HeadlessModules modules, String act, @Nullable String file, String slug, Options options)
      throws IOException {
    var list = modules.bean(Readers.class).findList(slug);
    if (list.isEmpty()) {
      var slugs = modules.bean(Readers.class).lists().stream().map(ReaderList::slug).collect(Collectors.joining(", "));
      System.err.println(texts.get("command.readers.no-list", slug, slugs));
      return 2;
    }
    if (act.equals("import") && list.get().archived()) {
      System.err.println(texts.get("command.readers.archived", list.get().name()));
      return 2;
    }
    return act.equals("import")
        ? bringIn(modules, Path.of(String.valueOf(file)), list.get(), options)
        : takeOut(modules, list.get(), options.value("out"));
  }

  private int bringIn(HeadlessModules modules, Path file, ReaderList list, Options options) throws IOException {
    var consent = options.value("consent");
    if (list.isPublic() && (consent == null || consent.isBlank())) {
      System.err.println(texts.get("command.readers.consent"));
      return 2;
    }
    try (var bytes = Files.newInputStream(file)) {
      if (ReaderImports.isWorkbook(bytes)) {
        System.err.println(texts.get("readers.problem.workbook"));
        return 2;
      }
    }
    var imports = modules.bean(ReaderImports.class);
    ImportId id;
    try (var bytes = Files.newInputStream(file)) {
      id = imports.upload(null, System.getProperty("user.name"), list.id(), file.getFileName().toString(), bytes);
    }
    var format = imports.guess(imports.find(id).orElseThrow());
    if (!format.hasAddress()) {
      System.err.println(texts.get("command.readers.no-addresses"));
      return 2;
    }
    for (var column : imports.addressColumns(imports.find(id).orElseThrow(), format)) {
      System.out.println(
          texts.get(
              format.columns().indexOf(CsvFormat.Column.ADDRESS) == column.number() - 1
                  ? "command.readers.address-column-taken"
                  : "command.readers.address-column-left",
              column.title().isBlank() ? Integer.toString(column.number()) : column.title(),
              column.filled(),
              column.rows()));
    }
    imports.begin(null, id, format, consent == null ? "" : consent, options.has("new-yes"));
    var done = follow(imports, id);
    if (done.state() != ReaderImport.State.DONE) {
      System.err.println(texts.get(done.failure() == null ? done.state().key() : done.failure()));
      return 1;
    }
    System.out.println(
        texts.get("command.readers.imported", list.name(), done.rows(), done.added(), done.known(), done.refused()));
    if (done.stated() > 0) {
      System.out.println(texts.get("command.readers.stated", done.stated()));
    }
    for (var refusal : imports.firstRefusals(id, REFUSALS_SHOWN)) {
      System.out.printf("  %d  %s: %s%n", refusal.line(), texts.get(refusal.problem().key()), refusal.raw());
    }
    return 0;
  }

  /// Does the import, or waits for the server that has begun it.
  private static ReaderImport follow(ReaderImports imports, ImportId id) {
    while (true) {
      imports.runWaiting();
      var file = imports.find(id).orElseThrow();
      if (!file.state().atWork()) {
        return file;
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return file;
      }
    }
  }

  private int takeOut(HeadlessModules modules, ReaderList list, @Nullable String out) throws IOException {
    try (OutputStream bytes = out == null ? System.out : forOwnersEyes(Path.of(out))) {
      modules.bean(ReaderExport.class).readers(null, list.id(), texts, bytes);
    }
    return 0;
  }

  /// A file with people in it, which others on the machine have no business with.
  private static OutputStream forOwnersEyes(Path file) throws IOException {
    if (Files.notExists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.newOutputStream(file);
  }

  private int erase(HeadlessModules modules, String address) {
    var reader = modules.bean(Readers.class).find(address);
    if (reader.isEmpty()) {
      System.err.println(texts.get("command.readers.unknown", address));
      return 1;
    }
    modules.bean(ReaderLists.class).erase(null, reader.get().id());
    var left = modules.bean(Readers.class).find(address).isPresent();
    System.out.println(left ? texts.get("readers.person.erased-but-job") : texts.get("command.readers.erased", address));
    return 0;
  }
}
