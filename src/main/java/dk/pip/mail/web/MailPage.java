package dk.pip.mail.web;

import dk.pip.mail.KeptMail;
import dk.pip.mail.ReadMail;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// One mail of the demo's mailbox, in one of its forms.
///
/// @param form `mail`, `tekst` or `raa`
/// @param message the bytes as they would have been sent
public record MailPage(KeptMail kept, ReadMail mail, byte[] message, String form, Instant now) {
  public static final List<String> FORMS = List.of("mail", "tekst", "raa");
  private static final int SHOWN = 64 * 1024;

  public String address() {
    return "/postkasse/" + kept.id().value();
  }

  public String subject(Texts texts) {
    return kept.subject().isBlank() ? texts.get("mail.mailbox.no-subject") : kept.subject();
  }

  public String near(Texts texts) {
    return Dates.near(kept.at(), now, texts);
  }

  /// The beginning of the message, enough to see how it is built.
  public String source() {
    return new String(Arrays.copyOf(message, Math.min(message.length, SHOWN)), StandardCharsets.UTF_8);
  }

  public boolean isCut() {
    return message.length > SHOWN;
  }

  public int shownKilobytes() {
    return SHOWN / 1024;
  }

  public int kilobytes() {
    return (message.length + 1023) / 1024;
  }
}
