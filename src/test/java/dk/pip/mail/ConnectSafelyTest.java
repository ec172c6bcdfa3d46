package dk.pip.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.MailTransport.Outcome;
import dk.pip.mail.SmtpServer.Security;
import dk.pip.shared.MailAddress;
import dk.pip.testing.TlsMailServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Encryption and sign-in of whatever sends mail.
class ConnectSafelyTest {
  private static final String OFFERS = "250-here\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 AUTH ";

  @TempDir static Path folder;
  private static KeyStore right;
  private static KeyStore otherName;
  private static KeyStore stranger;
  private static SSLContext before;

  @BeforeAll
  static void trustSome() throws Exception {
    right = TlsMailServer.certificate(folder, "right", "-ext", "SAN=dns:localhost");
    otherName = TlsMailServer.certificate(folder, "other", "-ext", "SAN=dns:mail.example");
    stranger = TlsMailServer.certificate(folder, "stranger", "-ext", "SAN=dns:localhost");
    var authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry("right", right.getCertificate("k"));
    authorities.setCertificateEntry("other", otherName.getCertificate("k"));
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(authorities);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    before = SSLContext.getDefault();
    SSLContext.setDefault(context);
  }

  @AfterAll
  static void trustAsBefore() {
    SSLContext.setDefault(before);
  }

  @Test
  void encryptsBeforeAnythingIsSaid() throws Exception {
    for (var security : new Security[] {Security.STARTTLS, Security.TLS}) {
      var first = security == Security.TLS ? Map.of("first", "tls", ".", "250 taken") : Map.of(".", "250 taken");
      try (var server = new TlsMailServer(right, first)) {
        send(server, security, "pip", "a@b.example");
        assertThat(server.said()).as("%s", security).anyMatch(line -> line.startsWith("AUTH PLAIN"));
        assertThat(server.said()).contains("MAIL FROM:<retur@ellebaek.example> SIZE=" + MESSAGE.length);
        assertThat(server.inTheOpen()).allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
      }
    }
  }

  @Test
  void hasNothingToDoWithAServerThatIsNotWhoItShouldBe() throws Exception {
    for (var certificate : new KeyStore[] {otherName, stranger}) {
      for (var security : new Security[] {Security.STARTTLS, Security.TLS}) {
        var first = security == Security.TLS ? Map.of("first", "tls") : Map.<String, String>of();
        try (var server = new TlsMailServer(certificate, first)) {
          assertThat(send(server, security, "pip", "a@b.example")).isInstanceOf(Outcome.Unreachable.class);
          assertThat(server.said()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
      }
    }
  }

  @Test
  void goesNoFurtherWithoutTheEncryptionThatItWants() throws Exception {
    try (var server = new TlsMailServer(right, Map.of("EHLO", "250-here\r\n250 AUTH PLAIN"))) {
      assertThat(send(server, Security.STARTTLS, "pip", "a@b.example")).isInstanceOf(Outcome.Unreachable.class);
      assertThat(server.said()).allMatch(line -> line.startsWith("EHLO"));
    }
  }

  /// What is said in the open, behind the answer to STARTTLS, could be anybody's.
  @Test
  void takesNoAnswersFromBeforeTheEncryption() throws Exception {
    try (var server = new TlsMailServer(right, Map.of("STARTTLS", "220 go\r\n250-here\r\n250 AUTH LOGIN"))) {
      assertThat(send(server, Security.STARTTLS, "pip", "a@b.example")).isInstanceOf(Outcome.Unreachable.class);
      assertThat(server.said()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void signsInByWhatTheServerKnows() throws Exception {
    try (var server = new TlsMailServer(right, Map.of("EHLO", OFFERS + "LOGIN", "AUTH", "334 VXNlcm5hbWU6"))) {
      send(server, Security.STARTTLS, "pip", "a@b.example");
      assertThat(server.said()).contains("AUTH LOGIN", Base64.getEncoder().encodeToString("pip".getBytes(StandardCharsets.UTF_8)));
    }
    try (var server = new TlsMailServer(right, Map.of("EHLO", OFFERS + "GSSAPI"))) {
      assertThat(send(server, Security.STARTTLS, "pip", "a@b.example")).isInstanceOf(Outcome.Unreachable.class);
    }
    try (var server = new TlsMailServer(right, Map.of("AUTH", "535 5.7.8 Wrong password"))) {
      assertThat(send(server, Security.STARTTLS, "pip", "a@b.example"))
          .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(535));
      assertThat(server.said()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void triesNoMailThatIsTooLarge() throws Exception {
    try (var server = new TlsMailServer(right, Map.of("EHLO", "250-here\r\n250 SIZE 10"))) {
      assertThat(send(server, Security.NONE, null, "a@b.example"))
          .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(552));
      assertThat(server.said()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void writesLettersBeforeTheAtOnlyWhereTheServerKnowsThem() throws Exception {
    var address = MailAddress.parse("Søren@Ærø.example").orElseThrow().text();
    assertThat(address).isEqualTo("Søren@xn--r-3fa9c.example");
    try (var server = new TlsMailServer(right, Map.of("EHLO", "250-here\r\n250 SMTPUTF8"))) {
      send(server, Security.NONE, null, address);
      assertThat(server.said())
          .contains("MAIL FROM:<retur@ellebaek.example> SMTPUTF8", "RCPT TO:<Søren@xn--r-3fa9c.example>");
    }
    try (var server = new TlsMailServer(right, Map.of("EHLO", "250 here"))) {
      assertThat(send(server, Security.NONE, null, address))
          .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.text()).startsWith("5.6.7"));
      assertThat(server.said()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  private static final byte[] MESSAGE = "Subject: Hej\r\n\r\nHej\r\n".getBytes(StandardCharsets.US_ASCII);

  private static Outcome send(TlsMailServer server, Security security, @Nullable String user, String to) {
    var settings =
        new SmtpServer("localhost", server.port(), security, user, user == null ? null : "secret", Duration.ofSeconds(10));
    return new SmtpTransport(settings).send(new OutgoingMail("retur@ellebaek.example", to, MESSAGE));
  }
}
