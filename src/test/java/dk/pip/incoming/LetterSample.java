package dk.pip.incoming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A mail and what is to be read in it. They stand in `src/test/resources/incoming`, each below a line `=== name | character set`
/// and lines `> field: what`; `text` has a line for each of its own, `quoted` and `signature` how they begin.
record LetterSample(String name, Charset charset, Map<String, List<String>> wanted, String text) {
  static List<LetterSample> all() {
    return Stream.of("samples-1.txt", "samples-2.txt", "samples-3.txt").flatMap(LetterSample::in).toList();
  }

  private static Stream<LetterSample> in(String file) {
    try {
      var text = Files.readString(Path.of("src/test/resources/incoming", file));
      return Arrays.stream(text.split("(?m)^=== ")).filter(sample -> !sample.isBlank()).map(LetterSample::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LetterSample of(String sample) {
    var lines = new ArrayList<>(List.of(sample.split("\n", -1)));
    var head = lines.removeFirst().split(" *\\| *");
    var wanted = new TreeMap<String, List<String>>();
    while (lines.getFirst().startsWith("> ")) {
      var line = lines.removeFirst().substring(2);
      var colon = line.indexOf(':');
      wanted.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>()).add(line.substring(colon + 1).strip());
    }
    return new LetterSample(head[0], Charset.forName(head[1].strip()), wanted, String.join("\n", lines));
  }

  String wanted(String field) {
    return String.join("\n", wanted.getOrDefault(field, List.of()));
  }

  byte[] bytes(String lineEnd) {
    return text.replace("\n", lineEnd).getBytes(charset);
  }

  @Override
  public String toString() {
    return name;
  }
}
