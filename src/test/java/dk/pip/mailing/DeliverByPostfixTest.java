package dk.pip.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.LetterReader;
import dk.pip.incoming.ReplyAddresses;
import dk.pip.keys.Keys;
import dk.pip.mail.DkimRecord;
import dk.pip.mail.Letter;
import dk.pip.mail.MailThread;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.municipality.Municipality;
import dk.pip.readers.Readers;
import dk.pip.returns.Returns;
import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import dk.pip.testing.Await;
import dk.pip.testing.Bounces;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.Dkimpy;
import dk.pip.testing.OtherServer;
import dk.pip.testing.PostOffice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An edition goes out through Postfix to mailboxes in Dovecot, and what Postfix sends back comes home.
@EnabledIf(
    value = "dk.pip.testing.PostOffice#canOpen",
    disabledReason = "Postfix and Dovecot are not installed, or may not be started: that takes root")
class DeliverByPostfixTest {
  private static final String RETURNS = "retur@ellebaek.example";
  private static final String TIPS = "praj@ellebaek.example";
  private static final String FULL = "fuld@borger.example";
  private static final String NOBODY = "findes.ikke@borger.example";
  private static final List<String> READERS =
      IntStream.range(0, 40).mapToObj(n -> "laeser" + n + "@borger.example").toList();

  /// What lies in each reader's mailbox.
  private static final Map<String, List<byte[]>> ARRIVED = new LinkedHashMap<>();

  private static PostOffice post;
  private static OtherServer server;
  private static MailingDesk desk;
  private static KeyPair rsa;
  private static KeyPair edwards;
  private static String mailing;
  @TempDir Path folder;

  @BeforeAll
  static void send() throws GeneralSecurityException {
    var mailboxes = new ArrayList<>(READERS);
    mailboxes.addAll(List.of(RETURNS, TIPS, FULL));
    post = PostOffice.open(mailboxes, FULL);
    rsa = key("RSA");
    edwards = key("Ed25519");
    server =
        OtherServer.start(
            Map.ofEntries(
                Map.entry("PIP_MAIL_HOST", "127.0.0.1"),
                Map.entry("PIP_MAIL_PORT", String.valueOf(post.smtp())),
                Map.entry("PIP_MAIL_ENCRYPTION", "none"),
                Map.entry("PIP_MAIL_CONNECTIONS", "3"),
                Map.entry("PIP_MAIL_RETURNS", RETURNS),
                Map.entry("PIP_RETURNS_HOST", "127.0.0.1"),
                Map.entry("PIP_RETURNS_PORT", String.valueOf(post.imap())),
                Map.entry("PIP_RETURNS_ENCRYPTION", "none"),
                Map.entry("PIP_RETURNS_USER", RETURNS),
                Map.entry("PIP_RETURNS_PASSWORD", PostOffice.PASSWORD),
                Map.entry("PIP_TIPS_MAIL", TIPS),
                Map.entry("PIP_TIPS_HOST", "127.0.0.1"),
                Map.entry("PIP_TIPS_PORT", String.valueOf(post.imap())),
                Map.entry("PIP_TIPS_ENCRYPTION", "none"),
                Map.entry("PIP_TIPS_USER", TIPS),
                Map.entry("PIP_TIPS_PASSWORD", PostOffice.PASSWORD),
                Map.entry("PIP_DKIM_SELECTOR", "pip2026"),
                Map.entry("PIP_DKIM_KEY", pem(rsa)),
                Map.entry("PIP_DKIM_ED25519_SELECTOR", "pip2026-ed"),
                Map.entry("PIP_DKIM_ED25519_KEY", pem(edwards))),
            false);
    desk = new MailingDesk(server.as(Cast.ALICE), server.bean(JdbcClient.class));
    var addresses = new ArrayList<>(READERS);
    addresses.addAll(List.of(FULL, NOBODY));
    var list = desk.list("Borgere", addresses);
    desk.jdbc()
        .sql("update readers.reader set name = 'Åse Ærø-' || split_part(address, '@', 1)")
        .update();
    mailing = desk.started(desk.edition("2026-03"), list);
    Await.until("the mailing's end", () -> found().state().over());
    post.awaitEmptyQueue();
    for (var reader : READERS) {
      Await.until("a message to " + reader, () -> !ARRIVED.merge(reader, post.messages(reader), (_, now) -> now).isEmpty());
    }
  }

  @AfterAll
  static void close() {
    try (var _ = post;
        var _ = server) {
      ARRIVED.clear();
    }
  }

  private static KeyPair key(String algorithm) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair key) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  private static Mailings mailings() {
    return server.bean(Mailings.class);
  }

  private static Mailing found() {
    return mailings().find(MailingDesk.idOf(mailing)).orElseThrow();
  }

  private static DeliveryState state(String reader) {
    return mailings().look(MailingDesk.idOf(mailing), reader).getFirst();
  }

  private static boolean stopped(String reader) {
    return server.bean(Readers.class).find(reader).orElseThrow().stopped();
  }

  private static ReadMail mail(String reader) {
    return ReadMail.of(ARRIVED.get(reader).getFirst());
  }

  private static String sender(String reader) {
    return mail(reader).header("Return-Path").replaceAll("[<>]", "");
  }

  @Test
  void bringsEachReaderOneMailOfTheirOwn() {
    assertThat(ARRIVED.keySet()).containsExactlyElementsOf(READERS);
    assertThat(ARRIVED.values()).allSatisfy(messages -> assertThat(messages).hasSize(1));
    for (var reader : READERS) {
      var mail = mail(reader);
      var name = "Åse Ærø-" + reader.substring(0, reader.indexOf('@'));
      assertThat(mail.headers().stream().map(ReadMail.Header::name))
          .contains("From", "Subject", "MIME-Version", "Content-Language", "List-Help", "List-Archive")
          .containsOnlyOnce("To", "Date", "Message-ID", "Return-Path", "List-Id")
          .containsOnlyOnce("List-Unsubscribe", "List-Unsubscribe-Post");
      assertThat(mail.header("To")).isEqualTo(name + " <" + reader + ">");
      assertThat(mail.header("Return-Path")).matches("<retur\\+[a-z0-9-]+@ellebaek\\.example>");
      assertThat(mail.header("Message-ID")).matches("<[a-z0-9-]+@ellebaek\\.example>");
      assertThat(mail.header("List-Unsubscribe"))
          .matches("<https://pip\\.ellebaek\\.example/afmeld/[^>]+>, <mailto:retur\\+afmeld-[^>]+@ellebaek\\.example>");
      assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
      for (var words : List.of(mail.text(), Jsoup.parse(mail.html()).text())) {
        assertThat(words).contains(name + " (" + reader + ")", "Bænken, der kan snakke, vandt");
      }
      assertThat(mail.text() + mail.html()).doesNotContain("plads.invalid", "zqtil", "zqhvorfor", "zqstop", "zqside");
      assertThat(mail.html()).contains(link(mail, "laeser"), link(mail, "afmeld"));
    }
    for (var own : List.of("Message-ID", "Return-Path", "List-Unsubscribe")) {
      assertThat(READERS).extracting(reader -> mail(reader).header(own)).doesNotHaveDuplicates();
    }
  }

  /// The address in the text part that goes to such a page.
  private static String link(ReadMail mail, String page) {
    var link = Pattern.compile("https://pip\\.ellebaek\\.example/" + page + "/[a-z0-9-]+").matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    return link.group();
  }

  @Test
  void leadsEachReaderToTheirOwnPage() {
    for (var reader : List.of(READERS.get(2), READERS.get(3))) {
      server.as(Cast.EMIL).get(URI.create(link(mail(reader), "laeser")).getPath()).says(reader);
    }
  }

  @Test
  void unsubscribesByTheMailProgramsButton() {
    var reader = READERS.get(6);
    var button = mail(reader).header("List-Unsubscribe").replaceFirst("<([^>]+)>.*", "$1");
    var body = mail(reader).header("List-Unsubscribe-Post").getBytes(StandardCharsets.US_ASCII);

    new Client(server.address())
        .postBody(URI.create(button).getPath(), "application/x-www-form-urlencoded", body)
        .hasStatus(200);

    assertThat(subscriptions(reader)).isZero();
    assertThat(subscriptions(READERS.get(7))).isEqualTo(1);
  }

  @Test
  void signsSoThatOthersFindItRight() {
    var records =
        List.of(
            DkimRecord.of("ellebaek.example", "pip2026", rsa.getPublic()),
            DkimRecord.of("ellebaek.example", "pip2026-ed", edwards.getPublic()));

    var verified = Dkimpy.verified(folder, records, ARRIVED.values().stream().map(List::getFirst).toList());

    assertThat(verified).hasSize(READERS.size()).containsOnly("right right");
  }

  @Test
  void settlesWhatPostfixSendsBack() {
    Await.until("the bounce of " + NOBODY, () -> state(NOBODY).kind() == DeliveryState.Kind.REFUSED);

    assertThat(stopped(NOBODY)).isTrue();
    server.as(Cast.ALICE).get("/redaktion/laesere/virker-ikke").says(NOBODY).says("User doesn't exist");
    server.as(Cast.ALICE)
        .get("/redaktion/svar?vis=alt")
        .says("Undelivered Mail Returned to Sender")
        .says("Adressen findes ikke.");
  }

  @Test
  void keepsAReaderWhoseMailboxIsFull() {
    Await.until("the bounce of " + FULL, () -> state(FULL).kind() == DeliveryState.Kind.REFUSED);

    assertThat(stopped(FULL)).isFalse();
    server.as(Cast.ALICE).get("/redaktion/svar?vis=alt").says("Postkassen er fuld.");
  }

  @Test
  void hasAnAccountThatAgreesWithTheMailboxes() {
    Await.until("both bounces", () -> mailings().account(found()).refused() == 2);

    assertThat(mailings().account(found()))
        .isEqualTo(new DeliveryTotals(READERS.size() + 2, 0, 0, READERS.size(), 2, 0, 0, 0));
    assertThat(READERS).allSatisfy(reader -> assertThat(state(reader).kind()).isEqualTo(DeliveryState.Kind.DELIVERED));
    assertThat(post.messages(FULL)).isEmpty();
  }

  @Test
  void unsubscribesByMail() {
    var reader = READERS.getFirst();
    var address = mail(reader).header("List-Unsubscribe").replaceFirst("(?s).*<mailto:([^?>]+).*", "$1");

    post.take(reader, address, written(reader, address, "unsubscribe"));

    Await.until("the reader to be off the list", () -> subscriptions(reader) == 0);
    assertThat(subscriptions(READERS.get(1))).isEqualTo(1);
  }

  private static long subscriptions(String reader) {
    return desk.jdbc()
        .sql(
            """
            select count(*) from readers.subscription s join readers.reader r on r.id = s.reader_id
             where r.address = :address and s.left_at is null
            """)
        .param("address", reader)
        .query(Long.class)
        .single();
  }

  @Test
  void showsAnAnswer() {
    var reader = READERS.get(1);

    post.take(reader, sender(reader), written(reader, sender(reader), "Tak for mailen"));

    Await.until("the answer", () -> server.as(Cast.ALICE).get("/redaktion/svar").text().contains("Tak for mailen"));
    assertThat(state(reader).kind()).isEqualTo(DeliveryState.Kind.DELIVERED);
  }

  @Test
  void doesNothingForABounceThatSomebodyMadeUp() {
    var reader = READERS.get(4);
    var token = sender(reader).replaceFirst("retur\\+(.*)@.*", "$1");
    var other = sender(READERS.get(5)).replaceFirst("retur\\+(.*)@.*", "$1");
    // The number of one delivery with the seal of another, and a seal with a letter changed.
    var swapped = token.substring(0, token.lastIndexOf('-')) + other.substring(other.lastIndexOf('-'));
    var changed = token.substring(0, token.length() - 1) + (token.endsWith("a") ? 'b' : 'a');
    var intake = server.bean(Returns.class);

    for (var made : List.of(swapped, changed)) {
      var address = "retur+" + made + "@ellebaek.example";
      post.take("", address, crlf(Bounces.of(address, reader, "5.1.1", "550 5.1.1 User unknown")));
    }

    Await.until("both to be taken in", () -> intake.forged() == 2);
    assertThat(state(reader).kind()).isEqualTo(DeliveryState.Kind.DELIVERED);
    assertThat(stopped(reader)).isFalse();
    server.as(Cast.ALICE)
        .get("/redaktion/svar?vis=alt")
        .says("2 beskeder kom til returadresser, som nogen har fundet på");
    assertThat(server.as(Cast.ALICE).get("/redaktion/laesere/virker-ikke").isOk().text()).doesNotContain(reader);
  }

  /// A tip comes in by its own mailbox, the answer to it goes out and stands under it, and what is answered to that finds its
  /// number by the address alone.
  @Test
  void keepsAConversationTogether() {
    var reader = READERS.get(8);
    post.take(reader, TIPS, crlf("From: <%s>\nTo: <%s>\nSubject: Soeen\nMessage-ID: <tip-1@borger.example>\n\nSoeen er fyldt.\n".formatted(reader, TIPS)));
    Await.until("the tip", () -> hasTakenIn(1));

    var imprint = server.bean(Municipality.class).imprint();
    var now = server.bean(Clock.class).instant();
    var replies = server.bean(ReplyAddresses.class);
    var texts = Texts.in(Language.DA);
    var thread = new MailThread(MailThread.freshId(imprint, now), List.of("tip-1@borger.example"), replies.of("test.reply", 4711).orElseThrow(), true);
    var letter = new Letter(texts, imprint, MailThread.answer("Soeen", Language.DA), List.of("Tak."), "Se", "https://pip.ellebaek.example/", "Hilsen");
    assertThat(server.bean(Outbox.class).post("returns.title", new MailAddress(reader), letter.message(new MailAddress(reader), now, thread)))
        .isInstanceOf(Outbox.Posted.Sent.class);
    Await.until("the answer", () -> post.messages(reader).size() == 2);
    var answer = ReadMail.of(post.messages(reader).getLast());
    assertThat(answer.subject()).isEqualTo("SV: Soeen");
    assertThat(answer.header("In-Reply-To")).isEqualTo("<tip-1@borger.example>");
    assertThat(answer.header("References")).isEqualTo("<tip-1@borger.example>");
    assertThat(answer.header("Reply-To")).matches("praj\\+[a-z0-9-]+@ellebaek\\.example");

    // As a program writes it that drops everything else.
    post.take(reader, answer.header("Reply-To"), written(reader, answer.header("Reply-To"), "Mere om soeen"));
    Await.until("what is answered", () -> hasTakenIn(2));
    var last = LetterReader.read(post.messages(TIPS).getLast());
    assertThat(last.subject()).isEqualTo("Mere om soeen");
    assertThat(replies.find("test.reply", last)).hasValue(4711);
    assertThat(replies.find("test.other", last)).isEmpty();
  }

  /// Whether so many lie in the mailbox of tips, and Pip knows the last of them.
  private static boolean hasTakenIn(int all) {
    var there = post.messages(TIPS);
    return there.size() == all
        && desk.jdbc()
            .sql("select exists (select from incoming.mail where hash = :hash)")
            .param("hash", server.bean(Keys.class).mac("incoming-mail", Sha256.of(there.getLast())))
            .query(Boolean.class)
            .single();
  }

  private static byte[] written(String from, String to, String subject) {
    return crlf(
        """
        From: <%s>
        To: <%s>
        Subject: %s
        Date: Tue, 10 Mar 2026 09:30:00 +0100

        Hej
        """
            .formatted(from, to, subject));
  }

  private static byte[] crlf(String message) {
    return message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
