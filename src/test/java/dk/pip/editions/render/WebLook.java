package dk.pip.editions.render;

import dk.pip.editions.Manuscript;
import dk.pip.frame.Assets;
import dk.pip.municipality.Theme;
import dk.pip.testing.WebEditions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Writes sample pages to `target/look`, to be looked at and tried in a browser.
public final class WebLook {
  public static final Path FOLDER = Path.of("target", "look");
  public static final Instant BEFORE = Instant.parse("2026-03-12T09:00:00Z");
  public static final Instant AFTER = Instant.parse("2026-06-01T09:00:00Z");

  private WebLook() {}

  /// Writes all samples and returns the pages among them.
  public static List<Path> write() {
    var pages = new java.util.ArrayList<Path>();
    pages.addAll(write("before", WebEditions.march(), BEFORE, List.of()));
    var correction =
        new Correction(
            Instant.parse("2026-03-14T09:15:00Z"),
            "Bænken skal stå ved Søtorvet, ikke ved Åen.",
            Set.of(WebEditions.march().edition().stories().getFirst().slug()));
    pages.addAll(write("after", WebEditions.march(), AFTER, List.of(correction)));
    pages.addAll(write("smallest", WebEditions.smallest(), BEFORE, List.of()));
    pages.addAll(SiteLook.write(FOLDER.resolve("site")));
    return pages;
  }

  /// That of a version with these corrections, whose invitations are the first's.
  static History history(Manuscript manuscript, Instant at, List<Correction> corrections) {
    var first = History.first(manuscript.edition(), manuscript.imprint(), at);
    return new History(corrections, first.calendar(), first.changedAt());
  }

  static List<Path> write(String name, Manuscript manuscript, Instant at, List<Correction> corrections) {
    var links = new FolderLinks("edition.pdf");
    var edition = WebRenderer.render(manuscript, WebSetting.of(links, at).withHistory(history(manuscript, at, corrections)));
    var folder = FOLDER.resolve(name);
    edition.calendars().forEach(file -> write(folder.resolve(file.path()), file.text().getBytes(StandardCharsets.UTF_8)));
    links.pictures().forEach((path, picture) -> write(folder.resolve(path), picture.picture().bytes()));
    Assets.of(Theme.DEFAULT).all().forEach(file -> write(folder.resolve(file.path()), file.bodyInFolder()));
    return edition.pages().stream()
        .map(page -> write(folder.resolve(page.path()), page.html().getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static void main(String[] args) {
    write().forEach(System.out::println);
  }
}
