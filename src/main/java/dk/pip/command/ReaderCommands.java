package dk.pip.command;

import dk.pip.readers.CsvFormat;
import dk.pip.readers.ImportId;
import dk.pip.readers.ReaderExport;
import dk.pip.readers.ReaderImport;
import dk.pip.readers.ReaderImports;
import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;

/// `./pip readers import|export|erase`: what editors do on the pages, for whoever runs the server.
final class ReaderCommands {
  private static final int REFUSALS_SHOWN = 20;

  private final CommandLine line;
  private final Texts texts;
  private final HeadlessModules modules;

  private ReaderCommands(CommandLine line, HeadlessModules modules) {
    this.line = line;
    this.texts = line.texts();
    this.modules = modules;
  }

  private interface Act {
    int run(ReaderCommands commands) throws IOException;
  }

  static int bringIn(CommandLine line) throws IOException {
    return on(line, commands -> commands.bringIn(Path.of(line.words().getFirst())));
  }

  static int takeOut(CommandLine line) throws IOException {
    return on(line, ReaderCommands::takeOut);
  }

  static int erase(CommandLine line) throws IOException {
    return on(line, commands -> commands.erase(line.words().getFirst()));
  }

  private static int on(CommandLine line, Act act) throws IOException {
    try (var modules = line.modules("readers", "keys", "municipality", "mail")) {
      return act.run(new ReaderCommands(line, modules));
    }
  }

  /// Empty, and told, where there is no such list.
  private Optional<ReaderList> list() {
    var slug = line.needed("list");
    var list = modules.bean(Readers.class).findList(slug);
    if (list.isEmpty()) {
      var slugs = modules.bean(Readers.class).lists().stream().map(ReaderList::slug).collect(Collectors.joining(", "));
      line.refuse("command.readers.no-list", slug, slugs);
    }
    return list;
  }

  private int bringIn(Path file) throws IOException {
    var found = list();
    if (found.isEmpty()) {
      return 2;
    }
    var list = found.get();
    if (list.archived()) {
      return line.refuse("command.readers.archived", list.name());
    }
    var consent = line.value("consent");
    if (list.isPublic() && (consent == null || consent.isBlank())) {
      return line.refuse("command.readers.consent");
    }
    try (var bytes = Files.newInputStream(file)) {
      if (ReaderImports.isWorkbook(bytes)) {
        return line.refuse("readers.problem.workbook");
      }
    }
    var imports = modules.bean(ReaderImports.class);
    ImportId id;
    try (var bytes = Files.newInputStream(file)) {
      id = imports.upload(null, System.getProperty("user.name"), list.id(), file.getFileName().toString(), bytes);
    }
    var format = imports.guess(imports.find(id).orElseThrow());
    if (!format.hasAddress()) {
      return line.refuse("command.readers.no-addresses");
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
    imports.begin(null, id, format, consent == null ? "" : consent, line.has("new-yes"));
    var done = follow(imports, id);
    if (done.state() != ReaderImport.State.DONE) {
      return line.refuse(1, done.failure() == null ? done.state().key() : done.failure());
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

  private int takeOut() throws IOException {
    var list = list();
    if (list.isEmpty()) {
      return 2;
    }
    var out = line.value("out");
    try (OutputStream bytes = out == null ? System.out : forOwnersEyes(Path.of(out))) {
      modules.bean(ReaderExport.class).readers(null, list.get().id(), texts, bytes);
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

  private int erase(String address) {
    var reader = modules.bean(Readers.class).find(address);
    if (reader.isEmpty()) {
      return line.refuse(1, "command.readers.unknown", address);
    }
    modules.bean(ReaderLists.class).erase(null, reader.get().id());
    var left = modules.bean(Readers.class).find(address).isPresent();
    System.out.println(left ? texts.get("readers.person.erased-but-job") : texts.get("command.readers.erased", address));
    return 0;
  }
}
