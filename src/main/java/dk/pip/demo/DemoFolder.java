package dk.pip.demo;

import dk.pip.database.BundledPostgres;
import dk.pip.installation.ClockConfiguration;
import dk.pip.installation.DataFolder;
import dk.pip.installation.PrivateFolders;
import dk.pip.settings.Settings;
import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps the demo and real use apart, as everybody knows the demo's password: neither starts on the other's data
/// folder, and nothing is removed but what the demo has made itself.
public final class DemoFolder {
  static final String BEGUN = ClockConfiguration.BEGUN;

  private static final String FILLING = "demo-filling";
  private static final List<String> FILES =
      List.of("postgres.making", "postgres.passwords", "postgres.first-password", "postgres.log", "postgres.log.1");

  private final Path data;

  private DemoFolder(Path data) {
    this.data = data;
  }

  /// The demo's folder, or a refusal where it is somebody's real data.
  public static DemoFolder of(Settings settings) {
    var data = settings.data();
    if (settings.databaseUrl().isPresent()) {
      throw new OperatorException("demo.folder.not-server");
    }
    if (Files.exists(data.resolve("postgres")) && !Files.exists(data.resolve(BEGUN))) {
      throw new OperatorException("demo.folder.is-real", data);
    }
    return new DemoFolder(data);
  }

  /// Marks the folder as the demo's before anything else is in it.
  public void begin() {
    try {
      if (!Files.isDirectory(data)) {
        PrivateFolders.createPrivate(data);
      }
      ClockConfiguration.beginDemo(data);
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  /// Refuses real use on the demo's folder.
  public static void keepOut(Settings settings) {
    if (settings.databaseUrl().isEmpty() && Files.exists(settings.data().resolve(BEGUN))) {
      throw new OperatorException("demo.folder.is-demo", settings.data());
    }
  }

  /// Whether the demo was stopped or killed while it was being filled the first time.
  public boolean isHalfFilled() {
    return isBeingFilled(data);
  }

  /// Whether a demo that runs in the folder is still being filled.
  public static boolean isBeingFilled(Path data) {
    return Files.exists(data.resolve(FILLING));
  }

  /// Fills the demo, with a mark beside it until all is there.
  public void whileFilling(Runnable filling) {
    var mark = data.resolve(FILLING);
    try {
      Files.writeString(mark, "");
      filling.run();
      Files.delete(mark);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Removes the demo's database; refuses while a Pip runs on it.
  public void clear() {
    if (!Files.exists(data.resolve(BEGUN))) {
      return;
    }
    try (var folder = DataFolder.hold(data)) {
      BundledPostgres.stopLeft(folder);
      PrivateFolders.remove(data.resolve("postgres"));
      PrivateFolders.remove(data.resolve("postgres-programs"));
      for (var file : FILES) {
        PrivateFolders.remove(data.resolve(file));
      }
      Files.deleteIfExists(data.resolve(FILLING));
      Files.deleteIfExists(data.resolve(BEGUN));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private OperatorException unwritable(Exception e) {
    return new OperatorException("installation.unwritable", data, System.getProperty("user.name"), Failures.say(e));
  }
}
