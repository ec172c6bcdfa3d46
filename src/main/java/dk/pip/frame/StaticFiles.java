package dk.pip.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The style sheets, scripts and drawings on the class path: `static/css` is everybody's, `static/<module>` a module's own.
final class StaticFiles {
  private static final String ALL = "classpath*:static/*/*.*";
  private static final String LIBRARIES = "classpath*:static/*/libraries.properties";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  private StaticFiles() {}

  /// By folder and name, `setup/colours.js`, in that order.
  static SequencedMap<String, byte[]> read() {
    var files = new TreeMap<String, byte[]>();
    try {
      for (var file : new PathMatchingResourcePatternResolver(StaticFiles.class.getClassLoader()).getResources(ALL)) {
        var parts = file.getURL().getPath().split("/");
        var path = parts[parts.length - 2] + "/" + parts[parts.length - 1];
        if (CONTENT_TYPES.containsKey(ending(path))) {
          files.put(path, file.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /// The scripts of others that a module’s own scripts take in, by folder and name, `editor/prosemirror-view.js`. Which they are is
  /// said in the folder’s `libraries.properties`: the name by which scripts ask for it, and where it lies in its WebJar.
  static SequencedMap<String, byte[]> libraries() {
    var files = new TreeMap<String, byte[]>();
    try {
      for (var list : new PathMatchingResourcePatternResolver(StaticFiles.class.getClassLoader()).getResources(LIBRARIES)) {
        var parts = list.getURL().getPath().split("/");
        var libraries = new Properties();
        try (var stream = list.getInputStream()) {
          libraries.load(stream);
        }
        libraries.forEach((name, file) -> files.put(parts[parts.length - 2] + "/" + name + ".js", read(WEBJARS + file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /// A file of another library in this program.
  static byte[] read(String resource) {
    try (var stream = StaticFiles.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The program lacks its file " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String contentType(String path) {
    var type = CONTENT_TYPES.get(ending(path));
    if (type == null) {
      throw new IllegalArgumentException("Nobody knows what " + path + " is");
    }
    return type;
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
