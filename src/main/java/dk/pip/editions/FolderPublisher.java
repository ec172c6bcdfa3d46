package dk.pip.editions;

import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/// Makes the whole publication of a bundle as files, without server or database.
public final class FolderPublisher {
  private FolderPublisher() {}

  /// Sets the bundle at a path: a folder or a zip.
  ///
  /// @throws BundleUnreadable if it can't be read as an edition
  public static FolderForm publish(Path bundle, Clock clock) throws IOException {
    var read = BundleReader.read(BundleFiles.read(bundle), new CheckedPictures());
    var imprint = read.imprint() == null ? nobody() : read.imprint();
    var manuscript = read.manuscript(imprint);
    return FolderForm.set(read, manuscript, clock.instant(), false);
  }

  /// What stands around an edition whose bundle does not say whose it is.
  private static Imprint nobody() {
    return new Imprint("", "pip", "", Theme.DEFAULT, null, null, "", "", "");
  }

  /// Writes the publication, each file whole or not at all.
  public static void write(FolderForm form, Path folder) throws IOException {
    for (var file : form.files().entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      var part = path.resolveSibling(path.getFileName() + ".part");
      Files.write(part, file.getValue());
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
