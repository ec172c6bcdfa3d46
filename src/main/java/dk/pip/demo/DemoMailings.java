package dk.pip.demo;

import dk.pip.editions.EditionMails;
import dk.pip.editions.PublicationId;
import dk.pip.mail.KeptMail;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.DeliveryState.Kind;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import dk.pip.people.Staff;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.returns.Returns;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The demo's mailings: one that has gone out into its mailbox, with what readers answered, and one that is approved and
/// waits for somebody to press.
@Component
class DemoMailings {
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
  private final EditionMails editions;
  private final Readers readers;
  private final Mailbox mailbox;
  private final Returns returns;
  private final Clock clock;

  DemoMailings(
      Mailings mailings, EditionMails editions, Readers readers, Mailbox mailbox, Returns returns, Clock clock) {
    this.mailings = mailings;
    this.editions = editions;
    this.readers = readers;
    this.mailbox = mailbox;
    this.returns = returns;
    this.clock = clock;
  }

  /// Sends the edition before the newest to a small list. It goes on by itself.
  MailingId send(Staff editor, Staff approver) {
    var id = approved(editor, approver, editions.ready().get(1).publication(), List.of("kultur-i-ellebaek"));
    mailings.start(editor, id);
    return id;
  }

  /// Makes the one that waits: the newest edition to many.
  void prepare(Staff editor, Staff approver) {
    approved(editor, approver, editions.ready().getFirst().publication(), List.of("borgere", "foraeldre-og-skoler"));
  }

  private MailingId approved(Staff editor, Staff approver, PublicationId publication, List<String> slugs) {
    var lists = slugs.stream().flatMap(slug -> readers.findList(slug).stream()).map(ReaderList::id).toList();
    if (!(mailings.make(editor, publication, lists) instanceof Mailings.Made.Ok(var id))) {
      throw new IllegalStateException("The demo's own mailing was not made. Indicates a bug");
    }
    mailings.approve(approver, id);
    return id;
  }

  /// Waits for the end of what was sent, and lets three of its readers answer.
  void answer(MailingId id) {
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
    returns.take(signed.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
