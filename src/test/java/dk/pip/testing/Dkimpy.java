package dk.pip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.DkimRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What dkimpy (Debian's python3-dkim) says of signatures; it knows nothing of Pip.
public final class Dkimpy {
  private Dkimpy() {}

  /// A line for each message, with `right` or `wrong` for each of its signatures.
  ///
  /// @param folder for its files
  public static List<String> verified(Path folder, List<DkimRecord> records, List<byte[]> messages) {
    try {
      var command = new ArrayList<>(List.of("/usr/bin/python3", "src/test/resources/verify-dkim.py"));
      var lines = records.stream().map(record -> record.name() + "\t" + record.text()).toList();
      command.add(Files.write(folder.resolve("records"), lines, StandardCharsets.US_ASCII).toString());
      for (var message : messages) {
        command.add(Files.write(folder.resolve(command.size() + ".eml"), message).toString());
      }
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return said.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
