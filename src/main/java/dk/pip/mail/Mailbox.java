package dk.pip.mail;

import dk.pip.shared.Id;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The demo's mailbox: what would have been sent stays here, the newest [#MOST] mails, for whoever tries the program.
@Service
public class Mailbox implements MailTransport {
  public static final int MOST = 200;

  private final KeptMails mails;
  private final Clock clock;

  Mailbox(KeptMails mails, Clock clock) {
    this.mails = mails;
    this.clock = clock;
  }

  @Override
  public Outcome send(OutgoingMail mail) {
    var now = clock.instant();
    var subject = ReadMail.of(mail.message()).subject();
    mails.add(new KeptMail(new MailId(Id.fresh(now)), now, mail.recipient(), subject), mail.message(), MOST);
    return new Outcome.Sent();
  }

  /// The newest first.
  public List<KeptMail> list() {
    return mails.list();
  }

  public Optional<KeptMail> find(MailId id) {
    return mails.find(id);
  }

  /// The bytes as they would have been sent.
  public Optional<byte[]> message(MailId id) {
    return mails.message(id);
  }
}
