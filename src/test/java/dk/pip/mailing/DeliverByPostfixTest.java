package dk.pip.mailing;

import static dk.pip.mailing.MailingDesk.until;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.DkimRecord;
import dk.pip.mail.MailAddress;
import dk.pip.mail.MailTransport;
import dk.pip.mail.Mailer;
import dk.pip.mail.ReadMail;
import dk.pip.readers.Readers;
import dk.pip.testing.Cast;
import dk.pip.testing.Dkimpy;
import dk.pip.testing.OtherServer;
import dk.pip.testing.PostOffice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An edition goes out through Postfix to mailboxes in Dovecot, and what Postfix sends back comes home.
@EnabledIf("dk.pip.testing.PostOffice#canOpen")
class DeliverByPostfixTest {
  private static final String RETURNS = "retur@ellebaek.example";
  private static final String FULL = "fuld@borger.example";
  private static final String NOBODY = "findes.ikke@borger.example";
  private static final List<String> READERS = IntStream.range(0, 40).mapToObj(n -> "laeser" + n + "@borger.example").toList();

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
    mailboxes.addAll(List.of(RETURNS, FULL));
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
                Map.entry("PIP_DKIM_SELECTOR", "pip2026"),
                Map.entry("PIP_DKIM_KEY", pem(rsa)),
                Map.entry("PIP_DKIM_ED25519_SELECTOR", "pip2026-ed"),
                Map.entry("PIP_DKIM_ED25519_KEY", pem(edwards))),
            false);
    desk = new MailingDesk(server.as(Cast.ALICE), server.bean(JdbcClient.class));
    var addresses = new ArrayList<>(READERS);
    addresses.addAll(List.of(FULL, NOBODY));
    mailing = desk.started(desk.edition("2026-03"), desk.list("Borgere", addresses));
    until("the mailing's end", () -> found().state().over());
  }

  @AfterAll
  static void close() {
    server.close();
    post.close();
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

  /// The one message in a reader's mailbox.
  private static byte[] message(String reader) {
    until("a message to " + reader, () -> !post.messages(reader).isEmpty());
    assertThat(post.messages(reader)).as(reader).hasSize(1);
    return post.messages(reader).getFirst();
  }

  @Test
  void bringsEachReaderOneMailOfTheirOwn() {
    var ids = new HashSet<String>();
    var senders = new HashSet<String>();
    for (var reader : READERS) {
      var mail = ReadMail.of(message(reader));
      ids.add(mail.header("Message-ID"));
      senders.add(mail.header("Return-Path"));
      assertThat(mail.header("Message-ID")).matches("<[a-z0-9-]+@ellebaek\\.example>");
      assertThat(mail.header("To")).contains(reader);
      assertThat(mail.header("Return-Path")).matches("<retur\\+[a-z0-9-]+@ellebaek\\.example>");
      assertThat(mail.header("List-Unsubscribe")).contains("https://pip.ellebaek.example/afmeld/", "mailto:retur+afmeld-");
      assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
      assertThat(mail.text()).contains(reader).contains("https://pip.ellebaek.example/afmeld/").doesNotContain("zqtil", "zqstop", "zqside", "plads.invalid");
      assertThat(mail.html(leaf -> "")).contains(reader).contains("https://pip.ellebaek.example/laeser/");
    }
    assertThat(ids).hasSameSizeAs(READERS);
    assertThat(senders).hasSameSizeAs(READERS);
  }

  @Test
  void signsSoThatOthersFindItRight() {
    var records =
        List.of(
            DkimRecord.of("ellebaek.example", "pip2026", rsa.getPublic()),
            DkimRecord.of("ellebaek.example", "pip2026-ed", edwards.getPublic()));

    var verified = Dkimpy.verified(folder, records, READERS.stream().map(DeliverByPostfixTest::message).toList());

    assertThat(verified).hasSize(READERS.size()).containsOnly("right right");
  }

  @Test
  void settlesWhatPostfixSendsBack() {
    until("the bounce of " + NOBODY, () -> state(NOBODY).kind() == DeliveryState.Kind.REFUSED);

    assertThat(stopped(NOBODY)).isTrue();
    server.as(Cast.ALICE).get("/redaktion/laesere/virker-ikke").says(NOBODY).says("User doesn't exist");
    server.as(Cast.ALICE).get("/redaktion/svar?vis=alt").says("Undelivered Mail Returned to Sender").says("Adressen findes ikke.");
  }

  @Test
  void keepsAReaderWhoseMailboxIsFull() {
    until("the bounce of " + FULL, () -> state(FULL).kind() == DeliveryState.Kind.REFUSED);

    assertThat(stopped(FULL)).isFalse();
    server.as(Cast.ALICE).get("/redaktion/svar?vis=alt").says("Postkassen er fuld.");
  }

  @Test
  void unsubscribesByMail() {
    var reader = READERS.getFirst();
    var address = ReadMail.of(message(reader)).header("List-Unsubscribe").replaceFirst("(?s).*<mailto:([^?>]+).*", "$1");

    write(reader, address, "unsubscribe");

    var active =
        desk.jdbc()
            .sql("select count(*) from readers.subscription s join readers.reader r on r.id = s.reader_id where r.address = :a and s.left_at is null")
            .param("a", reader);
    until("the reader to be off the list", () -> active.query(Long.class).single() == 0);
  }

  @Test
  void showsAnAnswerAndDoesNothingForAMadeUpReturnAddress() {
    var reader = READERS.get(1);
    var sender = ReadMail.of(message(reader)).header("Return-Path").replaceAll("[<>]", "");
    var made = sender.replaceFirst("\\+[a-z0-9]*-", "+zzz-");

    write(reader, sender, "Tak for mailen");
    send(made, forged(made, reader));

    until("the answer", () -> server.as(Cast.ALICE).get("/redaktion/svar").text().contains("Tak for mailen"));
    until("the other", () -> server.as(Cast.ALICE).get("/redaktion/svar?vis=alt").text().contains("nogen har fundet på"));
    assertThat(state(reader).kind()).isEqualTo(DeliveryState.Kind.DELIVERED);
    assertThat(stopped(reader)).isFalse();
  }

  /// A real bounce, but of another reader's mail and with nothing in it that Pip has signed.
  private static String forged(String to, String reader) {
    return bounceOf(NOBODY)
        .replace(senderOf(NOBODY), to)
        .replace(NOBODY, reader)
        .replaceAll("(?i)(Message-ID:\\s*)<[^>]*@ellebaek\\.example>", "$1<zzz-zzz@ellebaek.example>");
  }

  /// What Postfix has written of a reader whose mail it could not deliver.
  private static String bounceOf(String reader) {
    until("the bounce of " + reader, () -> bounces(reader).findFirst().isPresent());
    return bounces(reader).findFirst().orElseThrow();
  }

  private static Stream<String> bounces(String reader) {
    return post.messages(RETURNS).stream()
        .map(message -> new String(message, StandardCharsets.ISO_8859_1))
        .filter(message -> message.contains("Final-Recipient: rfc822; " + reader));
  }

  /// The return address that the bounce of a reader's mail has come to.
  private static String senderOf(String reader) {
    return ReadMail.of(bounceOf(reader).getBytes(StandardCharsets.ISO_8859_1)).header("To");
  }

  private static void write(String from, String to, String subject) {
    var message = "From: <" + from + ">\r\nTo: <" + to + ">\r\nSubject: " + subject + "\r\nDate: Tue, 10 Mar 2026 09:30:00 +0100\r\n\r\nHej\r\n";
    send(to, message);
  }

  private static void send(String to, String message) {
    var sent = server.bean(Mailer.class).send(List.of(new MailAddress(to)), _ -> message.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(sent.values()).allMatch(MailTransport.Outcome.Sent.class::isInstance);
  }
}
