package dk.pip.commitments;

import ch.digitalfondue.mjml4j.Mjml4j;
import dk.pip.mail.MailThread;
import dk.pip.mail.MimeMail;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Palette;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one letter that an address gets on a day, about all that waits for it.
///
/// @param intro what stands ahead of it, a paragraph each
/// @param later how many wait for the next day; null for none
public record ReminderLetter(
    Texts texts, Imprint imprint, String subject, List<String> intro, List<Part> parts, @Nullable String later, String last) {
  /// Gmail cuts at 102 kB.
  static final int MOST_BYTES = 100_000;

  public ReminderLetter {
    intro = List.copyOf(intro);
    parts = List.copyOf(parts);
  }

  /// @param heading empty for those of whoever it is written to
  /// @param lead a sentence below the heading; may be empty
  /// @param full with all of their words and a button
  /// @param lines the others
  public record Part(String heading, String lead, List<Entry> full, List<Entry> lines) {
    public Part {
      full = List.copyOf(full);
      lines = List.copyOf(lines);
    }
  }

  /// @param url where it leads
  public record Entry(String title, String words, String act, String url) {}

  public String light(Palette.Token token) {
    return Palette.of(imprint.theme()).light().get(token);
  }

  public String dark(Palette.Token token) {
    return Palette.of(imprint.theme()).dark().get(token);
  }

  String html() {
    var mjml = Templates.html("commitments/mail/reminder.jte", Map.of("letter", this));
    return Mjml4j.render(mjml, new Mjml4j.Configuration(texts.language().tag(), Mjml4j.TextDirection.LTR));
  }

  String text() {
    return Templates.text("commitments/mail/reminder.jte", Map.of("letter", this)).strip() + "\n";
  }

  boolean isTooLarge() {
    return html().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  byte[] message(MailAddress to, Instant at) {
    try {
      var body = new MimeMultipart("alternative");
      body.addBodyPart(MimeMail.text(text(), "plain"));
      body.addBodyPart(MimeMail.text(html(), "html"));
      return new MimeMail(imprint, texts.language(), MailThread.freshId(imprint, at), to.text(), subject, at, true).write(body);
    } catch (MessagingException e) {
      throw new IllegalStateException("The letter could not be written", e);
    }
  }
}
