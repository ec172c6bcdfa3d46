package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.ReadMail;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.MailingId;
import dk.pip.readers.Readers;
import dk.pip.returns.Returns;
import dk.pip.testing.Answer;
import dk.pip.testing.Bounces;
import dk.pip.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What comes back is posted by the mail server, as the newsroom sees it afterwards.
class TakeInReturnsTest extends EngineTest {
  private static final String PAGE = "/redaktion/svar";

  /// A mailing that has been delivered.
  ///
  /// @param senders the return address of each reader's mail, by the reader's address
  /// @param messages as they were delivered
  private record Sent(MailingId id, Map<String, String> senders, List<byte[]> messages) {
    String reader(int number) {
      return senders.keySet().stream().skip(number).findFirst().orElseThrow();
    }

    String sender(int number) {
      return senders.get(reader(number));
    }
  }

  private Sent sent(int readers) throws IOException {
    return sent(() -> mailing(readers));
  }

  private Sent sent(Supplier<MailingId> mailing) throws IOException {
    var senders = new LinkedHashMap<String, String>();
    var last = new AtomicReference<String>();
    Sink.Script script =
        (stage, _, line) -> {
          switch (stage) {
            case MAIL -> last.set(between(line));
            case RCPT -> senders.put(between(line), last.get());
            case GREETING, EHLO, DATA, END -> {}
          }
          return null;
        };
    try (var sink = new Sink(true, script)) {
      var id = mailing.get();
      assertThat(mailings().start(null, id)).isTrue();
      engine(sink, 1);
      awaitEnd(id);
      return new Sent(id, senders, sink.messages());
    }
  }

  private static String between(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  private static Answer post(String message) {
    return fresh()
        .header("Authorization", "Bearer " + TestServer.RETURNS_SECRET)
        .postBody("/retur", "message/rfc822", message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static DeliveryState state(Sent sent, String reader) {
    return mailings().look(sent.id(), reader).getFirst();
  }

  @Test
  void settlesTheDeliveryOfADeadAddress() throws IOException {
    var sent = sent(3);
    var reader = sent.reader(1);

    post(Bounces.of(sent.sender(1), reader, "5.1.1", "550 5.1.1 User unknown")).hasStatus(204);

    assertThat(state(sent, reader).kind()).isEqualTo(DeliveryState.Kind.REFUSED);
    var account = account(sent.id());
    assertThat(account.delivered()).isEqualTo(2);
    assertThat(account.refused()).isEqualTo(1);
    as(alice).get("/redaktion/laesere/virker-ikke").says(reader).says("User unknown");
    as(alice).get(PAGE + "?vis=alt").says("Undelivered Mail Returned to Sender").says("Adressen findes ikke.");
  }

  @Test
  void keepsABounceThatIsFasterThanItsSettlement() throws IOException {
    var early = new AtomicReference<String>();
    var last = new AtomicReference<String>();
    Sink.Script script =
        (stage, _, line) -> {
          switch (stage) {
            case MAIL -> last.set(between(line));
            // The mail server's answer is not here yet, so nothing can be settled.
            case RCPT -> {
              if (early.compareAndSet(null, between(line))) {
                post(Bounces.of(last.get(), between(line), "5.1.1", "550 5.1.1 User unknown")).hasStatus(204);
              }
            }
            case GREETING, EHLO, DATA, END -> {}
          }
          return null;
        };
    try (var sink = new Sink(true, script)) {
      var id = begun(3);
      engine(sink, 1);
      awaitEnd(id);

      assertThat(mailings().look(id, early.get()).getFirst().kind()).isEqualTo(DeliveryState.Kind.REFUSED);
      assertThat(account(id).refused()).isEqualTo(1);
      assertThat(account(id).delivered()).isEqualTo(2);
    }
  }

  @Test
  void takesTheSameMessageOnce() throws IOException {
    var sent = sent(1);
    var full = Bounces.of(sent.sender(0), sent.reader(0), "5.2.2", "552 5.2.2 Mailbox full");

    for (var i = 0; i < Readers.PATIENCE + 1; i++) {
      post(full).hasStatus(204);
    }

    assertThat(bean(Readers.class).find(sent.reader(0)).orElseThrow().stopped()).isFalse();
  }

  @Test
  void countsAnEditionOnceHoweverOftenItIsReported() throws IOException {
    var sent = sent(1);

    for (var day = 0; day < Readers.PATIENCE + 1; day++) {
      post(Bounces.of(sent.sender(0), sent.reader(0), "5.2.2", "552 5.2.2 Mailbox full, day " + day)).hasStatus(204);
    }

    assertThat(bean(Readers.class).find(sent.reader(0)).orElseThrow().stopped()).isFalse();
  }

  @Test
  void blocksNobodyForAFullMailboxOrForOurOwnFaults() throws IOException {
    var sent = sent(2);

    post(Bounces.of(sent.sender(0), sent.reader(0), "5.2.2", "552 5.2.2 Mailbox full")).hasStatus(204);
    post(Bounces.of(sent.sender(1), sent.reader(1), "5.7.26", "550 5.7.26 Unauthenticated email, DMARC")).hasStatus(204);

    assertThat(account(sent.id()).refused()).isEqualTo(2);
    for (var reader : sent.senders().keySet()) {
      assertThat(bean(Readers.class).find(reader).orElseThrow().stopped()).isFalse();
    }
    as(alice).get(PAGE).says("SPF, DKIM eller DMARC");
  }

  @Test
  void doesNothingForAReturnAddressThatSomebodyMadeUp() throws IOException {
    var sent = sent(1);
    var made = sent.sender(0).replaceFirst("\\+.", "+" + (sent.sender(0).contains("+a") ? "b" : "a"));

    post(Bounces.of(made, sent.reader(0), "5.1.1", "550 5.1.1 User unknown")).hasStatus(204);

    assertThat(state(sent, sent.reader(0)).kind()).isEqualTo(DeliveryState.Kind.DELIVERED);
    assertThat(bean(Readers.class).find(sent.reader(0)).orElseThrow().stopped()).isFalse();
    as(alice).get(PAGE + "?vis=alt").says("returadresse, som nogen har fundet på");
  }

  @Test
  void unsubscribesWhoeverComplains() throws IOException {
    var sent = sent(2);
    var complaint =
        """
        From: feedback@fbl.example
        To: %s
        Subject: Complaint
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: text/plain

        This is a complaint.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeLoop/1.0
        Version: 1
        --b--
        """
            .formatted(sent.sender(0));

    post(complaint).hasStatus(204);

    assertThat(bean(Readers.class).find(sent.reader(0)).orElseThrow().complained()).isTrue();
    assertThat(bean(Readers.class).find(sent.reader(1)).orElseThrow().complained()).isFalse();
  }

  /// A complaint about a mail of which its provider has left these header fields.
  private static String complaint(String left) {
    return """
        From: feedback@fbl.example
        To: fbl@ellebaek.example
        Subject: Klage %s
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeLoop/1.0
        Version: 1
        --b
        Content-Type: message/rfc822

        To: redacted
        %s

        Hej
        --b--
        """
        .formatted(Integer.toString(left.hashCode()), left);
  }

  private static Answer shown(String subject) {
    var link = as(alice).get(PAGE + "?vis=alt").page().select("h2 a:contains(" + subject + ")").attr("href");
    return as(alice).get(link).isOk();
  }

  /// Each mail by another of the ways in which it names its reader.
  private static void complainOfAll(Sent sent) {
    var mails = sent.messages().stream().map(ReadMail::of).toList();
    for (var i = 0; i < mails.size(); i++) {
      var reader = reader(mails.get(i));
      var ways = mails.get(i).header("List-Unsubscribe");
      assertThat(ways).as(reader).matches("<https://[^>]+>,\\s*<mailto:[^>]+>");
      var complaint =
          switch (i % 3) {
            case 0 -> complaint("List-Unsubscribe: " + ways.replaceFirst(">.*", ">"));
            case 1 -> complaint("List-Unsubscribe: " + ways.replaceFirst(".*<", "<").toUpperCase());
            default -> complaint("X-Nothing: left").replace("\nVersion: 1", "\nOriginal-Mail-From: <" + sent.senders().get(reader).toUpperCase() + ">");
          };

      post(complaint).hasStatus(204);

      assertThat(bean(Readers.class).find(reader).orElseThrow().complained()).as(reader + ":\n" + complaint).isTrue();
    }
  }

  private static String reader(ReadMail mail) {
    return mail.header("To").replaceFirst(".*<(.*)>", "$1");
  }

  @Test
  void findsTheReaderInWhatIsLeftOfOurMail() throws IOException {
    var sent = sent(45);

    complainOfAll(sent);

    assertThat(sent.messages()).hasSize(45);
    shown("Klage").says("Læseren er meldt fra alle lister");
  }

  /// A message is prepared once, and goes to readers of lists that weren't there then.
  @Test
  void leavesNoMailWithoutAWayOut() throws IOException {
    var id = mailing(3);
    bean(MailTemplates.class).apply(id.value());
    var sql = "update mailing.mailing set lists = (select lists from mailing.mailing where id = :other) where id = :id";
    jdbc().sql(sql).param("other", mailing(3).value()).param("id", id.value()).update();

    var sent = sent(() -> id);

    assertThat(sent.messages()).hasSize(3);
    complainOfAll(sent);
  }

  @Test
  void saysThatNobodyIsUnsubscribedWhereNobodyIs() {
    post(complaint("Subject: Hvem mon")).hasStatus(204);

    var page = shown("Klage " + "Subject: Hvem mon".hashCode()).says("ingen er meldt fra");
    assertThat(page.text()).doesNotContain("Læseren er meldt fra");
  }

  @Test
  void showsLettersThatWentToOtherAddressesWithAPlus() {
    post("From: Mona <mona@borger.example>\nTo: nyt@ellebaek.example\nCc: jens+arkiv@forening.example\nSubject: Om plusser\n\nHej")
        .hasStatus(204);

    as(alice).get(PAGE).says("Om plusser");
  }

  private static String letter(String to, String subject, String report) {
    return """
        From: Mona <mona@borger.example>
        To: %s
        Subject: %s
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="a"

        --a
        Content-Type: text/plain; charset=utf-8

        Se hvad der kom, da jeg skrev. Kan I hjælpe?
        --a
        Content-Type: message/rfc822

        %s
        --a--
        """
        .formatted(to, subject, report);
  }

  @Test
  void showsALetterWithAReportAboutSomebodyElse() throws IOException {
    var sent = sent(1);
    var other = Bounces.of("mona@borger.example", "tandlaege@by.example", "5.1.1", "550 5.1.1 User unknown");

    post(letter(sent.sender(0), "Tandlægen", other)).hasStatus(204);

    assertThat(bean(Readers.class).find(sent.reader(0)).orElseThrow().stopped()).isFalse();
    assertThat(state(sent, sent.reader(0)).kind()).isEqualTo(DeliveryState.Kind.DELIVERED);
    as(alice).get(PAGE).says("Tandlægen");
  }

  @Test
  void showsALetterAndTakesTheReportAboutOurMail() throws IOException {
    var sent = sent(1);
    var ours = Bounces.of(sent.sender(0), sent.reader(0), "5.1.1", "550 5.1.1 User unknown");

    post(letter("nyt@ellebaek.example", "Jeres mail", ours)).hasStatus(204);

    assertThat(bean(Readers.class).find(sent.reader(0)).orElseThrow().stopped()).isTrue();
    as(alice).get(PAGE).says("Jeres mail");
    shown("Jeres mail").says("Svar fra en læser").says("Pip sender ikke mere til adressen");
  }

  @Test
  void stopsNobodyForAnAnswerThatIsOnlyForNow() throws IOException {
    var sent = sent(1);

    post(Bounces.of(sent.sender(0), sent.reader(0), "4.1.1", "450 4.1.1 User unknown: unverified address")).hasStatus(204);

    assertThat(bean(Readers.class).find(sent.reader(0)).orElseThrow().stopped()).isFalse();
  }

  @Test
  void goesOnAfterWhatIsTooMuch() {
    var much = "From: a@b.example\nSubject: Alt for meget\n" + "X: y\n".repeat(4_000_000);
    post(much).hasStatus(204);
    post("From: a@b.example\nSubject: Lige efter\n\nHej").hasStatus(204);

    as(alice).get(PAGE).says("Lige efter");
    shown("Alt for meget");
  }

  @Test
  void unsubscribesWhoeverWritesToTheUnsubscribeAddress() throws IOException {
    var sent = sent(2);
    var mail = ReadMail.of(sent.messages().getFirst());
    var address = mail.header("List-Unsubscribe").replaceFirst("(?s).*<mailto:([^?>]+).*", "$1");
    var reader = mail.header("To").replaceFirst(".*<(.*)>", "$1");
    assertThat(address).startsWith("retur+afmeld-");

    post("From: x@y.example\nTo: " + address + "\nSubject: unsubscribe\n\n").hasStatus(204);

    post("From: x@y.example\nTo: retur+afmeld-abc@ellebaek.example\nSubject: x\n\n").hasStatus(204);
    assertThat(jdbc().sql("select count(*) from readers.subscription s join readers.reader r on r.id = s.reader_id where r.address = :a and s.left_at is null")
        .param("a", reader).query(Long.class).single()).isZero();
    as(alice).get(PAGE).isOk();
  }

  @Test
  void showsTheNewsroomWhatReadersAnswer() throws IOException {
    var sent = sent(1);
    post(
            """
            From: Søren Ås <soeren@borger.example>
            To: %s
            Subject: Sv: Marts
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Kan bænken også få et tag? <script>alert(1)</script>
            """
                .formatted(sent.sender(0)))
        .hasStatus(204);

    var list = as(agnes).get(PAGE).says("Til jer (").says("Sv: Marts");
    var link = list.page().select("h2 a:contains(Sv: Marts)").attr("href");
    var page = as(agnes).get(link).says("Kan bænken også få et tag? <script>alert(1)</script>").says("Se udsendelsen");
    assertThat(page.page().selectFirst("a:contains(Svar)[href^=mailto]").attr("href"))
        .isEqualTo("mailto:soeren@borger.example?subject=Sv%3A%20Marts");
    assertThat(as(agnes).get(link + "/besked.eml").isOk().text()).contains("Kan bænken også få et tag?");

    as(agnes).post(link + "/set").redirectsTo(PAGE);
    assertThat(as(agnes).get(PAGE).says("Beskeden er set.").page().select("h2 a:contains(Sv: Marts)")).isEmpty();
    as(agnes).get(link).says("af " + agnes.name());
    as(agnes).post(link + "/ikke-set").redirectsTo(link);
    assertThat(as(agnes).get(PAGE).page().select("h2 a:contains(Sv: Marts)")).hasSize(1);
  }

  @Test
  void considersWhatTheMailServerRefusesAtOnce() throws IOException {
    var readers = bean(Readers.class);
    Sink.Script script =
        (stage, _, line) ->
            stage != Sink.Stage.RCPT
                ? null
                : line.contains(".1@") ? "550 5.1.1 User unknown"
                : line.contains(".2@") ? "552 5.2.2 Mailbox full"
                : line.contains(".3@") ? "550 192.0.2.7 is on the blocklist of bl.example" : null;
    try (var sink = new Sink(true, script)) {
      var id = begun(4);
      engine(sink, 1);
      awaitEnd(id);
      assertThat(account(id).refused()).isEqualTo(3);
      var addresses =
          mailings().deliveries(id, DeliveryState.Kind.REFUSED, 0, 10).stream().map(DeliveryState::address).toList();

      bean(Returns.class).processRefusals();
      bean(Returns.class).processRefusals();

      for (var address : addresses) {
        assertThat(readers.find(address).orElseThrow().stopped()).as(address).isEqualTo(address.contains(".1@"));
      }
      var struggling = addresses.stream().filter(one -> one.contains(".2@")).map(one -> readers.find(one).orElseThrow().id());
      assertThat(readers.struggling()).containsAll(struggling.toList());
      as(alice).get("/redaktion/laesere/virker-ikke").says("User unknown");
      var account = as(alice).get("/redaktion/udsendelser/" + id.value()).isOk();
      var why = account.page().select("section[aria-labelledby=refused-title] .row-title").eachText();
      assertThat(why).containsExactlyInAnyOrder("Adressen findes ikke", "Postkassen er fuld", "Jeres mailserver står på en liste");
      var listed = account.page().select("section[aria-labelledby=refused-title] a:contains(står på en liste)").attr("href");
      assertThat(as(alice).get(listed).isOk().page().select(".row")).hasSize(1);
    }
  }

  @Test
  void beginsToCountAnewWhenAMailingHasComeThrough() throws IOException {
    var readers = bean(Readers.class);
    var sent = sent(2);
    for (var address : sent.senders().keySet()) {
      readers.struggled(readers.find(address).orElseThrow().id(), "552 5.2.2 Mailbox full", clock().instant());
    }
    post(Bounces.of(sent.sender(1), sent.reader(1), "5.2.2", "552 5.2.2 Mailbox full, again")).hasStatus(204);

    bean(Returns.class).countReached();
    assertThat(readers.struggling()).contains(readers.find(sent.reader(0)).orElseThrow().id());
    clock().move(Duration.ofDays(7));
    bean(Returns.class).countReached();

    assertThat(readers.struggling())
        .contains(readers.find(sent.reader(1)).orElseThrow().id())
        .doesNotContain(readers.find(sent.reader(0)).orElseThrow().id());
  }

  @Test
  void takesPostsWithTheSecretOnly() {
    var message = "From: a@b.example\n\nHej".getBytes(StandardCharsets.UTF_8);
    fresh().postBody("/retur", "message/rfc822", message).hasStatus(401);
    fresh().header("Authorization", "Bearer forkert").postBody("/retur", "message/rfc822", message).hasStatus(401);
    as(alice).postBody("/retur", "message/rfc822", message).hasStatus(401);
    post("").hasStatus(400);
    as(charlie).get(PAGE).isForbidden();
    fresh().get(PAGE).sendsToSignIn();
  }

  @Test
  void keepsWhateverBytesCome() {
    post("\0\1\2 not a message at all").hasStatus(204);
    fresh()
        .header("Authorization", "Bearer " + TestServer.RETURNS_SECRET)
        .postBody("/retur", "message/rfc822", new byte[] {(byte) 0xff, 0, 13, 10, (byte) 0x80})
        .hasStatus(204);
    for (var link : as(alice).get(PAGE).isOk().page().select("h2.row-title a").eachAttr("href")) {
      as(alice).get(link).isOk();
    }
  }

  @Test
  void forgetsWhatCameLongAgo() throws IOException {
    var sent = sent(1);
    post(Bounces.of(sent.sender(0), sent.reader(0), "5.1.1", "550 5.1.1 Nobody here by that name 4711")).hasStatus(204);
    post("From: b@c.example\nTo: " + sent.sender(0) + "\nSubject: Gemt svar\n\nHej").hasStatus(204);

    clock().move(Returns.KEPT.plusDays(1));
    bean(Returns.class).forgetOld();
    assertThat(as(alice).get(PAGE + "?vis=alt").text()).contains("Gemt svar").doesNotContain("4711");

    clock().move(Returns.KEPT_UNSEEN);
    bean(Returns.class).forgetOld();
    assertThat(as(alice).get(PAGE + "?vis=alt").text()).doesNotContain("Gemt svar");
  }
}
