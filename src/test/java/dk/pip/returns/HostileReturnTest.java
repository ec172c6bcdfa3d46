package dk.pip.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dk.pip.mail.ReadMail;
import dk.pip.testing.BrokenBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Any bytes at all: always an answer, and soon.
class HostileReturnTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int ROUNDS = 2_500;
  private static final int LARGE = 1 << 20;
  private static final int HUGE = 24 << 20;

  private final Random random = new Random(2026);
  private final BrokenBytes breaking = new BrokenBytes(random);

  @Test
  void readsWhatIsBroken() {
    var samples = Sample.all();
    for (var round = 0; round < ROUNDS; round++) {
      var one = samples.get(random.nextInt(samples.size()));
      var other = samples.get(random.nextInt(samples.size()));
      var bytes = breaking.broken(one.bytes(), other.bytes());
      var read = ReturnReader.read(bytes);

      assertThat(read.permanent() != null)
          .as("round %d, %s", round, read)
          .isEqualTo(read.kind() == ReturnKind.BOUNCE || read.kind() == ReturnKind.DELAYED);
    }
  }

  @Test
  void readsNoise() {
    for (var size : new int[] {0, 1, 2, 3, 10, 1_000, 100_000}) {
      var bytes = new byte[size];
      random.nextBytes(bytes);

      assertThat(ReturnReader.read(bytes).kind()).isIn(ReturnKind.UNKNOWN, ReturnKind.REPLY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "\n", "<", "@", "a@", "a@b.", "<a@b>:\n", "=?utf-8?q?", "=?= =?", "550 ", "5.1.1 ", "user ", "> ", "&lt;",
        "X: y\n", "X: ", " x\n", "From a Mon Feb  2 09:00:00 2026\n\n", "--b\n", "\"notificationType\":\"Bounce\" ",
        "Final-Recipient: rfc822; a@b.c\nAction: failed\n", "\0", "ÿ", "<div>", "<blockquote>", "\u001b$B", "+2B",
        "a.b.", "host a.b [", "re: "
      })
  void readsTheSameOverAndOver(String piece) {
    var much = piece.repeat(LARGE / piece.length());
    assertTimeout(SOON, () -> ReturnReader.read(much.getBytes(StandardCharsets.ISO_8859_1)));
    var head = "Return-Path: <>\nFrom: MAILER-DAEMON@a.example\nSubject: failure notice\n";
    assertTimeout(SOON, () -> ReturnReader.read((head + "\n" + much).getBytes(StandardCharsets.ISO_8859_1)));
    assertTimeout(
        SOON,
        () -> ReturnReader.read((head + "Content-Type: text/html\n\n" + much).getBytes(StandardCharsets.ISO_8859_1)));
    assertTimeout(
        SOON,
        () ->
            ReturnReader.read(
                (head + "Content-Type: message/delivery-status\n\n" + much).getBytes(StandardCharsets.ISO_8859_1)));
    assertTimeout(
        SOON, () -> ReturnReader.read(("From: a@b.example\nSubject: " + much).getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void readsWhatIsNestedWithoutEnd() {
    var parts = new StringBuilder("From: MAILER-DAEMON@a.example\nSubject: failure notice\n");
    for (var i = 0; i < 20_000; i++) {
      parts.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
    }
    var messages = "Content-Type: message/rfc822\n\n".repeat(50_000);

    assertTimeout(SOON, () -> ReturnReader.read(parts.toString().getBytes(StandardCharsets.UTF_8)));
    assertTimeout(SOON, () -> ReturnReader.read(messages.getBytes(StandardCharsets.UTF_8)));
  }

  /// Shapes of 24 MB that cost far more than their size where all of it is taken apart.
  enum Shape {
    HEADER_LINES("X: y\n", ""),
    LINES_WITHOUT_NAMES("x\n", ""),
    FOLDED_HEADER("Subject: a\n", " b\n"),
    SUBJECT("From: a@b.example\nSubject: ", "abcd"),
    ENCODED_SUBJECT("From: a@b.example\nSubject: ", "=?utf-8?q?=C3=A6?= "),
    EMPTY_PARTS("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n"),
    PARTS_WITHOUT_HEADERS("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n"),
    HEADER_LINES_IN_A_MESSAGE("From: a@b.example\nContent-Type: message/rfc822\n\n", " x\n"),
    NAMELESS_LINES_IN_A_MESSAGE("From: a@b.example\nContent-Type: message/rfc822\n\n", "x\n"),
    PART_OF_HEADER_LINES("Content-Type: multipart/mixed; boundary=b\n\n--b\n", "a: b\n"),
    NESTED_MESSAGES("", "Content-Type: message/rfc822\n\n"),
    ONE_LINE("From: a@b.example\n\n", "abcdefgh"),
    BLANK_LINES("From: a@b.example\n\n", "\n"),
    ADDRESSES("From: a@b.example\nTo: ", "<a@b.example>, "),
    RECIPIENTS(
        "Return-Path: <>\nFrom: MAILER-DAEMON@b.example\nContent-Type: message/delivery-status\n\n",
        "Final-Recipient: rfc822; a@b.example\nAction: failed\n\n");

    private final String first;
    private final String again;

    Shape(String first, String again) {
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
  void takesBoundedTimeAndMemoryForWhateverIsSent(Shape shape) {
    var bytes = shape.bytes();
    var before = BrokenBytes.allocated();

    assertTimeout(SOON, () -> ReturnReader.read(bytes));
    assertTimeout(SOON, () -> MailHead.of(bytes));
    assertTimeout(SOON, () -> ReadMail.of(bytes));

    assertThat(BrokenBytes.allocated() - before).as("bytes of memory").isLessThan(25L * HUGE);
  }
}
