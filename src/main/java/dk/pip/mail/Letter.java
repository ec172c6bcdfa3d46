package dk.pip.mail;

import ch.digitalfondue.mjml4j.Mjml4j;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Palette;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A short mail to one person: some sentences and one way on.
///
/// @param act what the button says
/// @param url where it leads
/// @param last what stands under the button, smaller
public record Letter(
    Texts texts, Imprint imprint, String subject, List<String> paragraphs, String act, String url, String last) {
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
    return imprint.nameAndAddress();
  }

  String html() {
    var mjml = Templates.html("mail/mail/letter.jte", Map.of("letter", this));
    var language = new Mjml4j.Configuration(texts.language().tag(), Mjml4j.TextDirection.LTR);
    return Mjml4j.render(mjml, language);
  }

  String text() {
    return Templates.text("mail/mail/letter.jte", Map.of("letter", this)).strip() + "\n";
  }

  /// The bytes for the address, as RFC 5322 has them.
  public byte[] message(MailAddress to, Instant at) {
    return message(to, at, new MailThread(MailThread.freshId(imprint, at), List.of(), null, true));
  }

  /// The same as part of a conversation; [MailThread#answer] makes its subject.
  public byte[] message(MailAddress to, Instant at, MailThread thread) {
    try {
      var body = new MimeMultipart("alternative");
      body.addBodyPart(MimeMail.text(text(), "plain"));
      body.addBodyPart(MimeMail.text(html(), "html"));
      var head = new MimeMail(imprint, texts.language(), thread.messageId(), to.text(), subject, at, thread.byProgram());
      return head.write(body, thread);
    } catch (MessagingException e) {
      throw new IllegalStateException("The letter could not be written", e);
    }
  }
}
