package dk.pip.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A mail that is too large for the memory can be read over again, and leaves no file behind, whatever becomes of the node.
class ReadLargeMailTest {
  @Test
  void readsItTwiceWithoutAFileThatHasAName() throws IOException {
    var before = files();
    var size = LetterReader.MOST + 1_000;
    try (var mail = FetchedMail.of(new Digits(size), 0)) {
      assertThat(mail.isWhole()).isFalse();
      assertThat(mail.size()).isEqualTo(size);
      assertThat(files()).as("while it is in use").isEqualTo(before);
      for (var time = 0; time < 2; time++) {
        try (var in = mail.open()) {
          assertThat(in.read()).isEqualTo('0');
          assertThat(in.readNBytes(9)).asString().isEqualTo("123456789");
          in.skipNBytes(size - 12L);
          assertThat(in.readAllBytes()).as("the last two").hasSize(2);
        }
      }
    }
  }

  private static Set<Path> files() throws IOException {
    try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(file -> file.getFileName().toString().startsWith("pip-mail-")).collect(Collectors.toSet());
    }
  }

  private static final class Digits extends InputStream {
    private final int size;
    private int at;

    Digits(int size) {
      this.size = size;
    }

    @Override
    public int read() {
      return at >= size ? -1 : '0' + at++ % 10;
    }
  }
}
