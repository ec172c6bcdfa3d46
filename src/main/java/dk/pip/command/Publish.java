package dk.pip.command;

import dk.pip.editions.BundleUnreadable;
import dk.pip.editions.Finding;
import dk.pip.editions.FolderForm;
import dk.pip.editions.FolderPublisher;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// `./pip publish BUNDLE --out DIR`: the whole publication as files. Exit status 1 if a check that blocks publication
/// failed (everything is written all the same, to be looked at), 2 if the bundle can't be read.
final class Publish {
  static final String CHECKS = "checks.txt";

  private Publish() {}

  static int run(CommandLine line) {
    var texts = line.texts();
    var out = line.needed("out");
    var folder = Path.of(out);
    try {
      if (holdsOtherThings(folder)) {
        return line.refuse("command.publish.not-empty", out);
      }
      var form = FolderPublisher.publish(Path.of(line.words().getFirst()), Clock.systemUTC());
      FolderPublisher.write(form, folder);
      var checks = checks(form, texts);
      Files.writeString(folder.resolve(CHECKS), checks);
      System.out.print(checks);
      System.out.println();
      System.out.println(texts.get("command.publish.done", form.files().size() + 1, folder.resolve(FolderForm.PAGE)));
      return form.mayBePublished() ? 0 : 1;
    } catch (BundleUnreadable e) {
      System.err.println(texts.get("command.publish.unreadable"));
      e.findings().forEach(finding -> System.err.println("  " + line(finding, texts)));
      return 2;
    } catch (IOException e) {
      return line.refuse("command.publish.disk", e.toString());
    }
  }

  /// A folder that was published to before may be published to again; any other must be empty.
  private static boolean holdsOtherThings(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || Files.exists(folder.resolve(CHECKS))) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  /// What failed first, then what is worth a look, then what is right.
  private static String checks(FolderForm form, Texts texts) {
    var text = new StringBuilder();
    for (var level : Finding.Level.values()) {
      for (var finding : form.findings()) {
        if (finding.level() == level) {
          text.append(line(finding, texts)).append('\n');
        }
      }
    }
    var failed = form.findings().stream().filter(finding -> finding.level() == Finding.Level.BLOCKS).count();
    text.append('\n');
    text.append(failed == 0 ? texts.get("command.publish.ready") : texts.get("command.publish.blocked", failed));
    return text.append('\n').toString();
  }

  private static String line(Finding finding, Texts texts) {
    var word =
        switch (finding.level()) {
          case BLOCKS -> texts.get("command.publish.wrong");
          case WARNS -> texts.get("command.publish.look");
          case PASSED -> texts.get("command.publish.right");
        };
    var place = finding.place().isEmpty() ? "" : finding.place() + ": ";
    return word + "  " + place + finding.text(texts);
  }
}
