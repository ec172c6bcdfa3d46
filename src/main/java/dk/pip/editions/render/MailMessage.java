package dk.pip.editions.render;

import dk.pip.mail.MailAddress;
import dk.pip.municipality.Imprint;
import dk.pip.pictures.Picture;
import dk.pip.shared.Dates;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Writes a mail as RFC 5322 has it: `alternative(text, related(html, pictures))`.
final class MailMessage {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH).withZone(Dates.ZONE);

  private MailMessage() {}

  static byte[] write(MailForm mail, @Nullable String to, String subject, Instant date, String messageId) {
    if (!messageId.matches("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException("Not a message id: " + messageId);
    }
    try {
      var message = new WithId("<" + messageId + ">");
      var imprint = mail.manuscript().imprint();
      var from = from(imprint);
      message.setFrom(from);
      if (!imprint.contactMail().isBlank() && !imprint.contactMail().equalsIgnoreCase(from.getAddress())) {
        message.setReplyTo(new Address[] {address(imprint.contactMail())});
      }
      if (to != null) {
        message.setRecipient(MimeMessage.RecipientType.TO, address(to));
      }
      message.setSubject(oneLine(subject), "UTF-8");
      message.setHeader("Date", DATE.format(date));
      message.setHeader("Content-Language", mail.manuscript().edition().language().tag());
      message.setContent(body(mail, messageId));
      message.saveChanges();
      var bytes = new ByteArrayOutputStream(65_536);
      message.writeTo(bytes);
      return bytes.toByteArray();
    } catch (AddressException e) {
      throw new IllegalArgumentException("Not a mail address: " + e.getRef(), e);
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail could not be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The newsletter's name and the municipality's, at the address that mails are sent from: DMARC asks that the two be
  /// of one domain (RFC 7489, 3.1). Answers go to where the editors read mail.
  private static InternetAddress from(Imprint imprint) throws AddressException, UnsupportedEncodingException {
    var from = address(sender(imprint));
    from.setPersonal(oneLine(imprint.newsletter() + ", " + imprint.municipality()), "UTF-8");
    return from;
  }

  private static String sender(Imprint imprint) {
    var sender = MailAddress.parse(imprint.senderMail());
    if (sender.isPresent()) {
      return sender.get().text();
    }
    if (!imprint.contactMail().isBlank()) {
      return imprint.contactMail();
    }
    var site = imprint.site();
    return "pip@" + (site == null || site.getHost() == null ? "pip.invalid" : site.getHost());
  }

  private static InternetAddress address(String text) throws AddressException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new AddressException("Control character in address", oneLine(text));
    }
    return new InternetAddress(text, true);
  }

  /// A header's text can't begin another header.
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static Multipart body(MailForm mail, String messageId) throws MessagingException {
    var parts = new WithBoundary("alternative", messageId);
    parts.addBodyPart(textPart(mail.text(), "plain"));
    var html = textPart(mail.html(), "html");
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

  private static MimeBodyPart textPart(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
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

  private static final class WithId extends MimeMessage {
    private final String id;

    WithId(String id) {
      super(SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /// A boundary that is the same each time. `=_` stands in no quoted-printable text and in no base64.
  private static final class WithBoundary extends MimeMultipart {
    WithBoundary(String subtype, String seed) {
      contentType = "multipart/" + subtype + "; boundary=\"=_" + digest(seed) + "\"";
    }

    private static String digest(String seed) {
      try {
        var hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 12);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
