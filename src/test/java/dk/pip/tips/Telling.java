package dk.pip.tips;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.ReadMail;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.StoppedClock;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody who tells something by the form, and what they get for it.
final class Telling {
  private Telling() {}

  /// The stamp of a form that has been open for long enough.
  static String stamp(Client client, StoppedClock clock) {
    var stamp = Objects.requireNonNull(client.get("/tip").isOk().page().selectFirst("#tip input[name=stamp]")).val();
    clock.move(Duration.ofSeconds(5));
    return stamp;
  }

  static Client filled(Client client, StoppedClock clock, String text, String name, String mail) {
    return client.fill("stamp", stamp(client, clock)).fill("text", text).fill("name", name).fill("mail", mail).fill("website", "").fill("language", "da");
  }

  /// @return the path of the tipper's own page
  static String tell(Client client, StoppedClock clock, String text, String name, String mail) {
    return own(filled(client, clock, text, name, mail).postWithoutToken("/tip"));
  }

  static String own(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isIn(302, 303);
    assertThat(answer.location()).startsWith("/tip/mit/").endsWith("?tak");
    return answer.location().replace("?tak", "");
  }

  /// The mails that wait for an address, the first first.
  static List<ReadMail> mailsTo(JdbcClient jdbc, String address) {
    return jdbc.sql("select message from mail.letter where address = :address and message is not null order by written_at, id")
        .param("address", address)
        .query((row, _) -> ReadMail.of(row.getBytes("message")))
        .list();
  }

  /// The id of the newest tip.
  static String newest(JdbcClient jdbc) {
    return jdbc.sql("select id::text from tips.tip order by number desc limit 1").query(String.class).single();
  }

  static byte[] jpeg(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLUE);
    pen.fillOval(width / 4, height / 4, width / 2, height / 2);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A photograph that says where it was taken.
  static byte[] jpegFromPhone(int width, int height) {
    var plain = jpeg(width, height);
    var exif = "Exif\0\0MM\0*\0\0\0\u0008\0\1\1\u000f\0\2\0\0\0\u000b\0\0\0\u001a\0\0\0\0Telefon-55N\0".getBytes(StandardCharsets.ISO_8859_1);
    var all = new ByteArrayOutputStream();
    all.write(plain, 0, 2);
    all.write(0xff);
    all.write(0xe1);
    all.write(exif.length + 2 >> 8);
    all.write(exif.length + 2 & 0xff);
    all.writeBytes(exif);
    all.write(plain, 2, plain.length - 2);
    return all.toByteArray();
  }

  static byte[] sound() {
    return "OggS\0\2\0\0\0\0\0\0\0\0 en optagelse".getBytes(StandardCharsets.ISO_8859_1);
  }
}
