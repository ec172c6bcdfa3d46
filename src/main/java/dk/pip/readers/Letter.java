package dk.pip.readers;

import ch.digitalfondue.mjml4j.Mjml4j;
import dk.pip.mail.MailAddress;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Palette;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// A short mail to one reader about their own mails: some sentences and one way on.
///
/// @param act what the button says
/// @param url where it leads
/// @param last what stands under the button, smaller
public record Letter(
    Texts texts, Imprint imprint, String subject, List<String> paragraphs, String act, String url, String last) {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH).withZone(Dates.ZONE);

  public Letter {
    paragraphs = List.copyOf(paragraphs);
  }

  public String light(Palette.Token token) {
    return Palette.of(imprint.theme()).light().get(token);
  }

  public String dark(Palette.Token token) {
    return Palette.of(imprint.theme()).dark().get(token);
  }

  /// Municipality and postal address.
  public String sender() {
    return imprint.postalAddress().isBlank()
        ? imprint.municipality()
        : imprint.municipality() + ", " + imprint.postalAddress();
  }

  String html() {
    var mjml = Templates.html("readers/mail/letter.jte", Map.of("letter", this));
    var language = new Mjml4j.Configuration(texts.language().tag(), Mjml4j.TextDirection.LTR);
    return Mjml4j.render(mjml, language);
  }

  String text() {
    return Templates.text("readers/mail/letter.jte", Map.of("letter", this)).strip() + "\n";
  }

  /// The bytes for the address, as RFC 5322 has them; marked as made by a machine (RFC 3834), so that nobody's absence
  /// answers it.
  byte[] message(MailAddress to, Instant at) {
    try {
      var body = new MimeMultipart("alternative");
      body.addBodyPart(part(text(), "plain"));
      body.addBodyPart(part(html(), "html"));
      var site = imprint.site();
      var host = site == null || site.getHost() == null ? "pip.invalid" : site.getHost();
      var message = new WithId("<" + Id.fresh(at) + "@" + host + ">");
      var from = new InternetAddress(from(host), true);
      from.setPersonal(oneLine(imprint.newsletter() + ", " + imprint.municipality()), "UTF-8");
      message.setFrom(from);
      if (!imprint.contactMail().isBlank() && !imprint.contactMail().equalsIgnoreCase(from.getAddress())) {
        message.setReplyTo(new Address[] {new InternetAddress(imprint.contactMail(), true)});
      }
      message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to.text(), true));
      message.setSubject(oneLine(subject), "UTF-8");
      message.setHeader("Date", DATE.format(at));
      message.setHeader("Content-Language", texts.language().tag());
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setContent(body);
      message.saveChanges();
      var bytes = new ByteArrayOutputStream(32_768);
      message.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalStateException("The letter could not be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same as the envelope's, as DMARC asks (RFC 7489, 3.1), and as mailings are from.
  private String from(String host) {
    var fallback = imprint.contactMail().isBlank() ? "pip@" + host : imprint.contactMail();
    return MailAddress.parse(imprint.senderMail()).map(MailAddress::text).orElse(fallback);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
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
}
