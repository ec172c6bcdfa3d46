package dk.pip.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The files that modules bring for the demo, below `demo/` among their resources.
public final class DemoFiles {
  private static final String ALL = "demo/";

  private DemoFiles() {}

  /// The files of a folder, such as an edition's bundle, by their paths in it.
  public static NavigableMap<String, byte[]> in(String folder) {
    var files = new TreeMap<String, byte[]>();
    var prefix = ALL + folder + "/";
    try {
      for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + prefix + "**/*.*")) {
        var url = resource.getURL().toString();
        files.put(url.substring(url.indexOf(prefix) + prefix.length()), resource.getContentAsByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  public static byte[] read(String path) {
    try (var stream = DemoFiles.class.getResourceAsStream("/" + ALL + path)) {
      if (stream == null) {
        throw new IllegalStateException("The program lacks its demo: " + path);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
