package dk.pip.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Takes in samples one after another in a Java of its own that has little memory.
final class SmallMemory {
  private SmallMemory() {}

  /// What became of each sample, a line each.
  ///
  /// @param megabytes how large the heap may be, of which Java itself takes about twenty
  static List<String> takeIn(int megabytes, List<String> samples) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Most of the heap for what is large, and a decoder that doesn't shy away from a small heap.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmn12m", "-Xmx" + megabytes + "m", "-Djava.awt.headless=true"));
    command.add("-Dcom.twelvemonkeys.imageio.maxImageBytes=200000000");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), SmallMemory.class.getName()));
    command.addAll(samples);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.inputReader(UTF_8)) {
      return output.readAllLines();
    } finally {
      process.waitFor();
    }
  }

  static void main(String[] samples) {
    for (var sample : samples) {
      switch (Pictures.read(Samples.unpacked(sample))) {
        case Reading.Accepted(var picture) -> {
          var pixel = Samples.decoded(picture).getRGB(picture.width() / 2, picture.height() / 2);
          IO.println("%dx%d %08x".formatted(picture.width(), picture.height(), pixel));
        }
        case Reading.Refused refused -> IO.println(refused.key());
      }
    }
  }
}
