package dk.pip.mail;

import dk.pip.municipality.Imprint;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A mail from the newsletter, as RFC 5322 has it.
///
/// @param messageId without `<` and `>`
/// @param to an address alone; null where that is decided later
/// @param automatic whether a machine has made it for this reader alone, so that nobody's absence answers it (RFC 3834)
public record MimeMail(
    Imprint imprint,
    Language language,
    String messageId,
    @Nullable String to,
    String subject,
    Instant date,
    boolean automatic) {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH).withZone(Dates.ZONE);

  /// @throws IllegalArgumentException if it could end a header field
  public MimeMail {
    if (!messageId.matches("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException("Not a message id: " + messageId);
    }
  }

  /// The bytes, with CRLF.
  ///
  /// @throws IllegalArgumentException if an address is none
  public byte[] write(Multipart body) {
    return write(body, null);
  }

  /// The same, as part of a conversation.
  public byte[] write(Multipart body, @Nullable MailThread thread) {
    try {
      var message = new WithId("<" + messageId + ">");
      var from = from();
      message.setFrom(from);
      var replyTo = thread == null ? null : thread.replyTo();
      if (replyTo != null) {
        message.setReplyTo(new Address[] {address(replyTo.text())});
      } else if (!imprint.contactMail().isBlank() && !imprint.contactMail().equalsIgnoreCase(from.getAddress())) {
        message.setReplyTo(new Address[] {address(imprint.contactMail())});
      }
      if (to != null) {
        message.setRecipient(MimeMessage.RecipientType.TO, address(to));
      }
      message.setSubject(oneLine(subject), "UTF-8");
      if (thread != null && !thread.references().isEmpty()) {
        message.setHeader("In-Reply-To", "<" + thread.references().getLast() + ">");
        // One on a line, as a line may not be longer than 998 signs.
        message.setHeader("References", "<" + String.join(">\r\n <", thread.references()) + ">");
      }
      message.setHeader("Date", DATE.format(date));
      message.setHeader("Content-Language", language.tag());
      if (automatic) {
        message.setHeader("Auto-Submitted", "auto-generated");
      }
      message.setContent(body);
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

  /// @param subtype `plain` or `html`
  public static MimeBodyPart text(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /// The newsletter's name and the municipality's, at the address that mails are sent from: DMARC asks that the two be
  /// of one domain (RFC 7489, 3.1). Answers go to where the editors read mail.
  private InternetAddress from() throws AddressException, UnsupportedEncodingException {
    var from = address(sender());
    from.setPersonal(oneLine(imprint.newsletter() + ", " + imprint.municipality()), "UTF-8");
    return from;
  }

  private String sender() {
    var sender = MailAddress.parse(imprint.senderMail());
    if (sender.isPresent()) {
      return sender.get().text();
    }
    return imprint.contactMail().isBlank() ? "pip@" + host(imprint) : imprint.contactMail();
  }

  /// The site's host; one that leads nowhere (RFC 2606) where the site is not known.
  public static String host(Imprint imprint) {
    var site = imprint.site();
    return site == null || site.getHost() == null ? "pip.invalid" : site.getHost();
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
}
