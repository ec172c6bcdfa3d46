package dk.pip.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dk.pip.testing.BrokenBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Any bytes at all: always an answer, and soon.
class HostileLetterTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int ROUNDS = 1_000;
  private static final int LARGE = 200 << 10;
  private static final int HUGE = 24 << 20;

  private final Random random = new Random(2026);
  private final BrokenBytes breaking = new BrokenBytes(random);

  @Test
  void readsWhatIsBroken() {
    var samples = LetterSample.all();
    for (var round = 0; round < ROUNDS; round++) {
      var one = samples.get(random.nextInt(samples.size())).bytes("\r\n");
      var other = samples.get(random.nextInt(samples.size())).bytes("\n");
      var read = LetterReader.read(breaking.broken(one, other));

      assertThat(read.text()).doesNotContain("\0");
      assertThat(read.attachments()).allSatisfy(file -> assertThat(file.name()).isNotBlank().doesNotContain("/", "\\", "\n"));
    }
  }

  @Test
  void readsNoise() {
    for (var size : new int[] {0, 1, 2, 3, 10, 1_000, 100_000}) {
      var bytes = new byte[size];
      random.nextBytes(bytes);

      assertThat(LetterReader.read(bytes)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "\n", "<", "@", "a@", "> ", ">", ">>> a 1.1.2026 >>>\n", "Fra: a@b.dk\n", "Fra: a@b.dk\nSendt: 1.1.2026\nEmne: b\nTil: c\n\n", "Den 1.1.2026 skrev ",
        "Den 1.1.2026 kl. 12.04 skrev a@b.dk:\n", "skrev:\n", "Mvh\n", "Mvh\n\nMed venlig hilsen ", "Mvh\n\nDet er en lang sætning med mange ord, som ender her med et punktum.\n\n", "med ", "-- \n", "-----\n", "Sendt fra min iPhone\n",
        "denne mail er fortrolig ", "=?utf-8?q?", "=?utf-8?b?w6Y=?= ", "begin 644 a\n", "begin 644 a\nend\n", "Ã¦", "Ã¦ø", "\0", "--b\n", "<div>", "<blockquote>", "<blockquote type=cite>a", "<li>", "<a href=https://a.dk>", "<table><tr><td>",
        "<p>Den 1.1.2026 skrev a@b.dk:", "data:image/png;base64,", "&lt;", "PS. ", "svar ", "hej "
      })
  void readsTheSameOverAndOver(String piece) {
    var much = piece.repeat(LARGE / piece.length()).getBytes(StandardCharsets.UTF_8);
    for (var head : new String[] {"", "From: a@b.example\n\n", "From: a@b.example\nContent-Type: text/html\n\n", "From: a@b.example\nContent-Type: text/plain; format=flowed; delsp=yes\n\n", "Subject: ", "From: ", "Content-Type: multipart/alternative; boundary=b\n\n", "Content-Type: text/calendar\n\n"}) {
      assertTimeout(SOON, () -> LetterReader.read(BrokenBytes.joined(head.getBytes(StandardCharsets.UTF_8), much)));
    }
  }

  /// Shapes of 24 MB that cost far more than their size where all of it is taken apart.
  enum Huge {
    HEADER_LINES("X: y\n", ""),
    LINES_WITHOUT_NAMES("x\n", ""),
    FOLDED_HEADER("Subject: a\n", " b\n"),
    SUBJECT("From: a@b.example\nSubject: ", "=?utf-8?q?=C3=A6?= "),
    EMPTY_PARTS("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n"),
    ALTERNATIVES("Content-Type: multipart/alternative; boundary=b\n\n", "--b\nContent-Type: text/html\n\n<p>a</p>\n"),
    NESTED_MESSAGES("", "Content-Type: message/rfc822\n\n"),
    NESTED_PARTS("", "Content-Type: multipart/mixed; boundary=b\n\n--b\n"),
    ONE_LINE("From: a@b.example\n\n", "abcdefgh"),
    HTML("From: a@b.example\nContent-Type: text/html\n\n", "<div><b>a</b>"),
    PICTURES("From: a@b.example\nContent-Type: text/html\n\n", "<img src=\"data:image/png;base64,AAAAAAAA\">"),
    ATTACHED("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n", "AAAAAAAA");

    private final String first;
    private final String again;

    Huge(String first, String again) {
      this.first = first;
      this.again = again;
    }

    byte[] bytes() {
      var piece = again.isEmpty() ? first : again;
      var start = again.isEmpty() ? "" : first;
      return (start + piece.repeat((HUGE - start.length()) / piece.length())).getBytes(StandardCharsets.US_ASCII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesBoundedTimeAndMemoryForWhateverIsSent(Huge shape) {
    var bytes = shape.bytes();
    var before = BrokenBytes.allocated();

    assertTimeout(SOON, () -> LetterReader.read(bytes));

    assertThat(BrokenBytes.allocated() - before).as("bytes of memory").isLessThan(25L * HUGE);
  }
}
