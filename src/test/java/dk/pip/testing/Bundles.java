package dk.pip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.demo.DemoFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Editions as people send them in, right and wrong: files by path, zipped without a look at what they are.
public final class Bundles {
  public static final String EDITION = "edition.yaml";
  public static final String STORY = "stories/baenken.md";

  private final Map<String, byte[]> files;

  private Bundles(Map<String, byte[]> files) {
    this.files = files;
  }

  /// The demo's edition of March 2026: every kind of block, and pictures.
  public static Bundles march() {
    return new Bundles(new TreeMap<>(DemoFiles.in("2026-03")));
  }

  /// One story and no pictures, which takes no time to set.
  public static Bundles small() {
    return new Bundles(new TreeMap<>())
        .with(
            EDITION,
            """
            format: pip-edition-1
            number: 3
            month: 2026-03
            title: Bænken, der kan snakke, vandt
            blocks:
              - kind: story
                story: baenken
            """)
        .with(
            STORY,
            """
            ---
            headline: Bænken vandt
            byline: Kommunikation og 6.b på Åskolen
            ---

            Det begyndte med en lap papir. Tre klasser havde hver for sig skrevet, at der mangler et sted at sidde.
            Så gik der ni minutter, og de havde ét forslag i stedet for tre. Bænken bliver rund, så man ikke kan
            sætte sig med ryggen til nogen.
            """);
  }

  public Bundles with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public Bundles with(String path, byte[] bytes) {
    var other = new TreeMap<>(files);
    other.put(path, bytes);
    return new Bundles(other);
  }

  public Bundles without(String path) {
    var other = new TreeMap<>(files);
    other.remove(path);
    return new Bundles(other);
  }

  /// A small edition of another month, whose story has an address of its own.
  public static Bundles smallOf(String month) {
    var slug = "historie-" + month;
    return small()
        .replacing(EDITION, "2026-03", month)
        .replacing(EDITION, "baenken", slug)
        .with("stories/" + slug + ".md", small().text(STORY))
        .without(STORY);
  }

  /// The same with other words in one of its files.
  public Bundles replacing(String path, String words, String others) {
    assertThat(text(path)).contains(words);
    return with(path, text(path).replace(words, others));
  }

  public String text(String path) {
    return new String(Objects.requireNonNull(files.get(path)), StandardCharsets.UTF_8);
  }

  public Map<String, byte[]> files() {
    return files;
  }

  public byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
