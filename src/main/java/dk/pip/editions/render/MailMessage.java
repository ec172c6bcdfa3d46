package dk.pip.editions.render;

import dk.pip.mail.MimeMail;
import dk.pip.pictures.Picture;
import dk.pip.shared.Sha256;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Writes a mail: `alternative(text, related(html, pictures))`.
final class MailMessage {
  private MailMessage() {}

  static byte[] write(MailForm mail, @Nullable String to, String subject, Instant date, String messageId) {
    var language = mail.manuscript().edition().language();
    var head = new MimeMail(mail.manuscript().imprint(), language, messageId, to, subject, date, false);
    try {
      return head.write(body(mail, messageId));
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail could not be written", e);
    }
  }

  private static Multipart body(MailForm mail, String messageId) throws MessagingException {
    var parts = new WithBoundary("alternative", messageId);
    parts.addBodyPart(MimeMail.text(mail.text(), "plain"));
    var html = MimeMail.text(mail.html(), "html");
    if (mail.pictures().isEmpty()) {
      parts.addBodyPart(html);
      return parts;
    }
    var related = new WithBoundary("related; type=\"text/html\"", messageId + " related");
    related.addBodyPart(html);
    for (var i = 0; i < mail.pictures().size(); i++) {
      related.addBodyPart(picturePart(mail.pictures().get(i), i + 1));
    }
    var whole = new MimeBodyPart();
    whole.setContent(related);
    parts.addBodyPart(whole);
    return parts;
  }

  private static MimeBodyPart picturePart(Picture picture, int number) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.bytes(), picture.format().contentType())));
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setContentID("<" + MailPictures.contentId(picture) + ">");
    part.setDisposition("inline");
    part.setFileName("picture-" + number + "." + picture.format().extension());
    return part;
  }

  /// A boundary that is the same each time. `=_` stands in no quoted-printable text and in no base64.
  private static final class WithBoundary extends MimeMultipart {
    WithBoundary(String subtype, String seed) {
      contentType = "multipart/" + subtype + "; boundary=\"=_" + digest(seed) + "\"";
    }

    private static String digest(String seed) {
      return HexFormat.of().formatHex(Sha256.of(seed), 0, 12);
    }
  }
}
