package dk.pip.database;

import dk.pip.installation.PrivateFolders;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of the bundled PostgreSQL, unpacked into the data folder the first time that a build of them is met.
record PostgresPrograms(Path folder) {

  /// Unpacks into a folder named for the content, so that a new build never mixes with an old one.
  static PostgresPrograms in(Path parent) throws IOException {
    var folder = parent.resolve(buildName());
    if (!Files.isDirectory(folder)) {
      PrivateFolders.remove(parent);
      PrivateFolders.createPrivate(parent);
      var unpacking = parent.resolve("unpacking");
      PrivateFolders.createPrivate(unpacking);
      try (var packed = open()) {
        unpack(packed, unpacking);
      }
      Files.move(unpacking, folder);
    }
    return new PostgresPrograms(folder);
  }

  Path program(String name) {
    var windows = System.getProperty("os.name").startsWith("Windows");
    return folder.resolve("bin").resolve(windows ? name + ".exe" : name);
  }

  private static InputStream open() throws IOException {
    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine());
  }

  /// The checksum that the jar's own table of contents has for the archive: had without reading fifteen megabytes.
  private static String buildName() throws IOException {
    var name = "postgres-" + system().toLowerCase(Locale.ROOT) + "-" + machine() + ".txz";
    URL archive = PostgresPrograms.class.getResource("/" + name);
    if (archive != null && archive.openConnection() instanceof JarURLConnection inJar) {
      inJar.setUseCaches(false);
      try (var _ = inJar.getJarFile()) {
        return Long.toHexString(inJar.getJarEntry().getCrc());
      }
    }
    return "other";
  }

  private static String system() {
    var name = System.getProperty("os.name");
    return name.startsWith("Windows") ? "Windows" : name.startsWith("Mac") ? "Darwin" : "Linux";
  }

  private static String machine() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> system().equals("Linux") ? "arm_64" : "aarch64";
      case String other -> other;
    };
  }

  private static void unpack(InputStream packed, Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The archive of PostgreSQL names a file outside its folder");
        }
        write(tar, entry, target);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if (PrivateFolders.hasPermissions(target)) {
      var runnable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runnable ? "rwx------" : "rw-------"));
    }
  }
}
