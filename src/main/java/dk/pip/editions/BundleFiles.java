package dk.pip.editions;

import dk.pip.shared.Letters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The files of a bundle, by path, in order of path. Read from a folder or a zip within the limits that
/// `docs/edition-bundle.md` states; what goes past a limit is refused before it takes memory.
public final class BundleFiles {
  static final String EDITION = "edition.yaml";
  static final int MOST_FILES = 200;
  static final int MOST_ENTRIES = 10_000;
  static final String ATTACHMENTS = "files/";
  static final int LARGEST_TEXT = 256 * 1024;
  static final int LARGEST_PICTURE = 20 * 1024 * 1024;
  static final long LARGEST_IN_ALL = 100L * 1024 * 1024;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._()+-]{0,119}");
  private static final Set<String> FOLDERS = Set.of("stories", "pictures", "files");
  private static final Pattern STORY = Pattern.compile("stories/(.+)\\.md");

  /// The time in every zip entry, so that the same edition always gives the same bytes.
  private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2020, 1, 1, 12, 0);

  private final NavigableMap<String, byte[]> files;

  BundleFiles(Map<String, byte[]> files) {
    this.files = Collections.unmodifiableNavigableMap(new TreeMap<>(files));
  }

  /// Whether it is one that people write in a text editor.
  static boolean isText(String path) {
    return path.equals(EDITION) || path.startsWith("stories/");
  }

  /// The file of the story of that slug.
  public static String story(String slug) {
    return "stories/" + slug + ".md";
  }

  /// The slug of the story whose file it is, if it is one's.
  static Optional<String> slug(String path) {
    var story = STORY.matcher(path);
    return story.matches() ? Optional.of(story.group(1)) : Optional.empty();
  }

  /// Files that are in memory already, under the same limits.
  public static BundleFiles of(Map<String, byte[]> files) {
    var intake = new Intake();
    try {
      for (var file : files.entrySet()) {
        intake.add(file.getKey(), new ByteArrayInputStream(file.getValue()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed. Indicates a bug", e);
    }
    return intake.finished();
  }

  public NavigableMap<String, byte[]> files() {
    return files;
  }

  /// Whether both have the same files, byte for byte.
  boolean sameAs(BundleFiles other) {
    return files.keySet().equals(other.files.keySet())
        && files.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), other.files.get(file.getKey())));
  }

  /// Reads a folder, or a zip file.
  ///
  /// @throws BundleUnreadable if it is neither, or goes past a limit
  /// @throws IOException if the disk can't be read
  public static BundleFiles read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return readFolder(path);
    }
    if (!Files.isRegularFile(path)) {
      throw unreadable("editions.bundle.not-there", path);
    }
    try (var stream = Files.newInputStream(path)) {
      return readZip(stream);
    }
  }

  /// @throws BundleUnreadable if it isn't a zip file, or goes past a limit
  public static BundleFiles readZip(InputStream stream) throws IOException {
    var intake = new Intake();
    try (var zip = new ZipInputStream(stream)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory() || isSystemFile(entry.getName())) {
          intake.passOver(zip);
        } else {
          intake.add(entry.getName(), zip);
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw unreadable("editions.bundle.broken-zip");
    }
    if (intake.files.isEmpty()) {
      throw unreadable("editions.bundle.not-a-zip");
    }
    return intake.finished();
  }

  /// Writes the bundle as a zip; the same files give the same bytes.
  public void writeZip(OutputStream stream) throws IOException {
    var zip = new ZipOutputStream(stream);
    for (var file : files.entrySet()) {
      var entry = new ZipEntry(file.getKey());
      entry.setTimeLocal(ZIP_TIME);
      zip.putNextEntry(entry);
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  public byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try {
      writeZip(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed. Indicates a bug", e);
    }
    return bytes.toByteArray();
  }

  private static BundleFiles readFolder(Path named) throws IOException {
    var intake = new Intake();
    var folder = named.toRealPath();
    List<Path> paths;
    // No links in it are followed: a bundle must not bring in files from elsewhere on the machine.
    try (var walk = Files.walk(folder, 3, new FileVisitOption[0])) {
      paths =
          walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).limit(MOST_ENTRIES).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (var path : paths) {
      var name = folder.relativize(path).toString().replace('\\', '/');
      if (!isSystemFile(name)) {
        try (var stream = Files.newInputStream(path)) {
          intake.add(name, stream);
        }
      }
    }
    return intake.finished();
  }

  /// What macOS and Windows leave in folders and zips, and hidden files.
  private static boolean isSystemFile(String name) {
    var file = name.substring(name.lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/")
        || file.equals("Thumbs.db")
        || file.equals("desktop.ini")
        || file.startsWith(".") && !file.startsWith("..");
  }

  private static BundleUnreadable unreadable(String key, Object... arguments) {
    return new BundleUnreadable(List.of(Finding.blocks(null, 0, key, arguments)));
  }

  /// Takes files in one by one and stops at the first that goes past a limit.
  private static final class Intake {
    private final Map<String, byte[]> files = new TreeMap<>();
    private long total;
    private int entries;

    /// What isn't taken in costs time to unpack all the same, and counts.
    void passOver(InputStream stream) throws IOException {
      if (++entries > MOST_ENTRIES) {
        throw unreadable("editions.bundle.too-many-files", MOST_FILES);
      }
      var buffer = new byte[8_192];
      for (var read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
        count(read);
      }
    }

    private void count(int bytes) {
      total += bytes;
      if (total > LARGEST_IN_ALL) {
        throw unreadable("editions.bundle.too-large", LARGEST_IN_ALL / 1024 / 1024);
      }
    }

    void add(String given, InputStream stream) throws IOException {
      var name = Normalizer.normalize(given, Normalizer.Form.NFC);
      if (files.size() == MOST_FILES) {
        throw unreadable("editions.bundle.too-many-files", MOST_FILES);
      }
      if (name.indexOf('\\') >= 0 || name.startsWith("/") || !List.of(name.split("/", -1)).stream().allMatch(this::isName)) {
        throw unreadable("editions.bundle.bad-path", printable(name));
      }
      var isText = name.endsWith(".yaml") || name.endsWith(".md");
      var largest = isText ? LARGEST_TEXT : LARGEST_PICTURE;
      var bytes = stream.readNBytes(largest + 1);
      if (bytes.length > largest) {
        var key = isText ? "editions.bundle.text-too-large" : "editions.bundle.file-too-large";
        throw new BundleUnreadable(List.of(Finding.blocks(name, 0, key, isText ? LARGEST_TEXT / 1024 : largest / 1024 / 1024)));
      }
      count(bytes.length);
      if (files.put(name, bytes) != null) {
        throw new BundleUnreadable(List.of(Finding.blocks(name, 0, "editions.bundle.file-twice")));
      }
    }

    private boolean isName(String part) {
      return NAME.matcher(part).matches();
    }

    /// Takes off the one folder that a zipped folder has around its files.
    BundleFiles finished() {
      if (!files.containsKey(EDITION)) {
        var tops = new ArrayList<>(files.keySet().stream().filter(name -> name.endsWith("/" + EDITION)).toList());
        if (tops.size() == 1) {
          var top = tops.getFirst().substring(0, tops.getFirst().length() - EDITION.length());
          if (files.keySet().stream().allMatch(name -> name.startsWith(top))) {
            var inner = new TreeMap<String, byte[]>();
            files.forEach((name, bytes) -> inner.put(name.substring(top.length()), bytes));
            return checked(inner);
          }
        }
        throw unreadable("editions.bundle.no-edition-file");
      }
      return checked(files);
    }

    private static BundleFiles checked(Map<String, byte[]> files) {
      for (var name : files.keySet()) {
        var slash = name.indexOf('/');
        var known =
            slash < 0
                ? name.equals(EDITION)
                : FOLDERS.contains(name.substring(0, slash)) && name.indexOf('/', slash + 1) < 0;
        if (!known) {
          throw new BundleUnreadable(List.of(Finding.blocks(name, 0, "editions.bundle.stray-file")));
        }
      }
      return new BundleFiles(files);
    }

    private static String printable(String name) {
      var clean = name.replaceAll("\\p{C}", "?");
      return Letters.shortened(80, clean);
    }
  }
}
