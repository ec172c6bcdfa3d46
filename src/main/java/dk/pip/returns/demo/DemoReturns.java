package dk.pip.returns.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.incoming.Incoming;
import dk.pip.mail.KeptMail;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.DeliveryState.Kind;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// What the demo's readers answered to what was sent to them.
@Component
@Profile("demo")
class DemoReturns implements DemoStep {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private static final String TIP =
      """
      Hej Pip

      Tak for nyhedsbrevet. Jeg har et praj til jer: Børnene fra 5. b har malet bænken ved biblioteket i alle \
      regnbuens farver, og den er blevet så fin. Kom forbi og tag et billede.

      Venlig hilsen
      """;
  private static final String QUESTION =
      """
      Hej

      Må vi printe nyhedsbrevet og hænge det op i klubhuset? Der kommer mange, som ikke læser mails.

      Hilsen
      """;
  private static final String AWAY =
      """
      Jeg holder ferie og er tilbage på mandag. Din mail bliver ikke sendt videre.
      """;

  private final Mailings mailings;
  private final Mailbox mailbox;
  private final Incoming incoming;
  private final Clock clock;

  DemoReturns(Mailings mailings, Mailbox mailbox, Incoming incoming, Clock clock) {
    this.mailings = mailings;
    this.mailbox = mailbox;
    this.incoming = incoming;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "returns";
  }

  @Override
  public List<String> needs() {
    return List.of("mailing");
  }

  @Override
  public void fill(DemoFilling filling) {
    mailings.list().stream().filter(mailing -> mailing.state().begun()).map(Mailing::id).forEach(this::answer);
  }

  /// Waits for the end of what was sent, and lets three of its readers answer.
  private void answer(MailingId id) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (mailings.find(id).map(Mailing::state).filter(Mailing.State::over).isEmpty()) {
      if (System.nanoTime() > until || !pause()) {
        return;
      }
    }
    var mailed = mailings.deliveries(id, Kind.DELIVERED, 0, 3);
    if (mailed.size() == 3) {
      write(mailed.get(0), "Sv: ", "", TIP);
      write(mailed.get(1), "Sv: ", "", QUESTION);
      write(mailed.get(2), "Autosvar: ", "Auto-Submitted: auto-replied\n", AWAY);
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// As the reader's mail program writes it, in answer to the mail that they got.
  private void write(DeliveryState reader, String before, String fields, String words) {
    var mail =
        mailbox.list().stream()
            .filter(kept -> kept.to().equals(reader.address()))
            .map(KeptMail::id)
            .flatMap(kept -> mailbox.message(kept).stream())
            .map(ReadMail::of)
            .findFirst();
    if (mail.isEmpty()) {
      return;
    }
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var head =
        Stream.of(
            "From: " + reader.name() + " <" + reader.address() + ">",
            "To: redaktion@ellebaek.example",
            "Subject: " + before + mail.get().subject(),
            "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now),
            "Message-ID: <" + reader.mailing().value() + "." + reader.number() + "@borger.example>",
            "In-Reply-To: " + mail.get().header("Message-ID"),
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit");
    var message = String.join("\n", head.toList()) + "\n" + fields + "\n" + words;
    var signed = fields.isEmpty() ? message + reader.name() + "\n" : message;
    incoming.take(signed.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
