package dk.pip.mail;

import dk.pip.hold.Hold;
import dk.pip.mail.MailTransport.Outcome;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.MailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The front door for sending mail: over the mail server that the settings name, or in the demo into its mailbox.
@Service
public class Mailer {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final MailTransport transport;
  private final Municipality municipality;
  private final boolean demo;
  private final MailSettings mail;
  private final DkimSettings dkim;
  private final Hold hold;
  private final Clock clock;

  Mailer(
      Mailbox mailbox,
      Municipality municipality,
      Settings settings,
      MailSettings mail,
      DkimSettings dkim,
      Hold hold,
      Clock clock) {
    this.transport = settings.demo() ? mailbox : transport(mail);
    this.demo = settings.demo();
    this.mail = mail;
    this.dkim = dkim;
    this.municipality = municipality;
    this.hold = hold;
    this.clock = clock;
  }

  private static MailTransport transport(MailSettings mail) {
    var host = mail.host();
    if (host == null) {
      return _ -> new Outcome.NoServer();
    }
    return new SmtpTransport(new SmtpServer(host, mail.port(), mail.encryption(), mail.user(), mail.password(), TIMEOUT));
  }

  /// Whether mails stay in the demo's mailbox instead of going out.
  public boolean keepsMails() {
    return demo;
  }

  /// Whether nothing is sent, as this is a restored copy that nobody has let go on yet.
  public boolean isHeld() {
    return hold.isHeld();
  }

  /// Whether there is a mail server to send over, reachable or not; in the demo always.
  public boolean hasServer() {
    return demo || mail.host() != null;
  }

  /// Sends to each a message of their own, one after the other, and says what came of each. When there is no way to the
  /// server at all, the rest is not tried and has the same answer. A restored copy that is held sends nothing.
  ///
  /// @param message the bytes for an address, as RFC 5322 has them; they are signed where there is a key
  public SequencedMap<MailAddress, Outcome> send(List<MailAddress> recipients, Function<MailAddress, byte[]> message) {
    var outcomes = new LinkedHashMap<MailAddress, Outcome>();
    var sender = municipality.sender();
    var signer = sender.flatMap(address -> DkimSigner.of(dkim, address.domain()));
    @Nullable Outcome noWay = hold.isHeld() ? new Outcome.Held() : sender.isPresent() ? null : new Outcome.NoSender();
    for (var recipient : recipients) {
      var outcome = noWay;
      if (outcome == null) {
        var bytes = message.apply(recipient);
        var signed = signer.map(key -> key.signed(bytes, clock.instant())).orElse(bytes);
        outcome = transport.send(new OutgoingMail(sender.orElseThrow().text(), recipient.text(), signed));
      }
      outcomes.put(recipient, outcome);
      if (outcome instanceof Outcome.Unreachable || outcome instanceof Outcome.NoServer) {
        noWay = outcome;
      }
    }
    return outcomes;
  }

  /// Sends one message that is there already.
  Outcome sendOne(MailAddress recipient, byte[] message) {
    return send(List.of(recipient), _ -> message).firstEntry().getValue();
  }
}
