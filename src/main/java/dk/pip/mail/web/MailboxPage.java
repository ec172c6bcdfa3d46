package dk.pip.mail.web;

import dk.pip.mail.KeptMail;
import dk.pip.mail.Mailbox;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;

/// The mails in the demo's mailbox, the newest first.
public record MailboxPage(List<KeptMail> mails, Instant now) {

  public int most() {
    return Mailbox.MOST;
  }

  public String address(KeptMail mail) {
    return "/postkasse/" + mail.id().value();
  }

  public String subject(KeptMail mail, Texts texts) {
    return mail.subject().isBlank() ? texts.get("mail.mailbox.no-subject") : mail.subject();
  }

  public String near(KeptMail mail, Texts texts) {
    return Dates.near(mail.at(), now, texts);
  }
}
