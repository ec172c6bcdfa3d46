package dk.pip.returns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A message that came back, and what it means. They stand in `src/test/resources/returns`, each below a line
/// `=== name | kind | reason | hard, soft or - | recipient or - | charset=… | eol=…`.
record Sample(
    String name,
    String kind,
    String reason,
    String permanence,
    String recipient,
    Charset charset,
    String eol,
    String text) {

  static List<Sample> all() {
    return Stream.of("samples-1.txt", "samples-2.txt", "samples-3.txt", "samples-4.txt", "samples-5.txt", "samples-6.txt", "samples-7.txt")
        .flatMap(Sample::in)
        .toList();
  }

  private static Stream<Sample> in(String file) {
    try {
      var text = Files.readString(Path.of("src/test/resources/returns", file));
      return Arrays.stream(text.split("(?m)^=== ")).filter(sample -> !sample.isBlank()).map(Sample::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample of(String sample) {
    var end = sample.indexOf('\n');
    var said = sample.substring(0, end).split(" *\\| *");
    Charset charset = StandardCharsets.UTF_8;
    var eol = "\n";
    for (var i = 5; i < said.length; i++) {
      var value = said[i].strip().split("=");
      switch (value[0]) {
        case "charset" -> charset = Charset.forName(value[1]);
        case "eol" -> eol = value[1].equals("cr") ? "\r" : "\r\n";
        default -> throw new IllegalArgumentException(sample);
      }
    }
    return new Sample(said[0], said[1], said[2], said[3], said[4].strip(), charset, eol, sample.substring(end + 1));
  }

  byte[] bytes() {
    return bytes(eol);
  }

  byte[] bytes(String lineEnd) {
    return text.replace("\n", lineEnd).getBytes(charset);
  }

  @Override
  public String toString() {
    return name;
  }
}
