package dk.pip.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mail.SmtpServer.Security;
import dk.pip.mailcheck.RelayProbe.Reached;
import dk.pip.mailcheck.RelayProbe.Unreachable;
import dk.pip.testing.OneRelay;
import dk.pip.testing.TlsMailServer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeRelayTest {
  @TempDir static Path folder;
  private static KeyStore right;
  private static KeyStore otherName;
  private static KeyStore expired;

  @BeforeAll
  static void makeCertificates() throws Exception {
    right = TlsMailServer.certificate(folder, "right", "-ext", "SAN=dns:localhost", "-validity", "40");
    otherName = TlsMailServer.certificate(folder, "other", "-ext", "SAN=dns:mail.example", "-validity", "40");
    expired = TlsMailServer.certificate(folder, "expired", "-ext", "SAN=dns:localhost", "-startdate", "-10d", "-validity", "5");
  }

  @Test
  void signsInOverEncryptionAndAsksAboutTheSender() throws Exception {
    try (var server = new TlsMailServer(right, Map.of())) {
      var reply = ask(server, right, Security.STARTTLS, "pip", "hemmelig");

      assertThat(reply.encryption()).isNotNull();
      assertThat(reply.encryption().trusted()).isTrue();
      assertThat(reply.encryption().named()).isTrue();
      assertThat(reply.encryption().version()).isEqualTo("TLSv1.3");
      assertThat(reply.encryption().ends()).isAfter(Instant.now().plus(Duration.ofDays(38)));
      assertThat(reply.signedIn()).isTrue();
      assertThat(reply.takesSender()).isTrue();
      assertThat(reply.offers()).contains("AUTH");
      assertThat(server.said()).contains("AUTH PLAIN AHBpcABoZW1tZWxpZw==", "MAIL FROM:<pip@a.example>").doesNotContain("DATA");
      assertThat(server.inTheOpen()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void speaksToAServerThatIsEncryptedFromTheFirstByte() throws Exception {
    try (var server = new TlsMailServer(right, Map.of("first", "tls"))) {
      assertThat(ask(server, right, Security.TLS, "pip", "hemmelig").signedIn()).isTrue();
    }
  }

  @Test
  void keepsThePasswordFromAServerItCanNotTrust() throws Exception {
    for (var store : List.of(expired, otherName, right)) {
      var trusts = store == right ? expired : store;
      try (var server = new TlsMailServer(store, Map.of())) {
        var reply = ask(server, trusts, Security.STARTTLS, "pip", "hemmelig");

        assertThat(reply.encryption()).isNotNull();
        assertThat(reply.encryption().trusted()).isEqualTo(store == otherName);
        assertThat(reply.encryption().named()).isEqualTo(store != otherName);
        assertThat(reply.signedIn()).isNull();
        assertThat(server.said()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
      }
    }
  }

  @Test
  void saysWhatTheServerRefuses() throws Exception {
    try (var server = new TlsMailServer(right, Map.of("AUTH", "535 5.7.8 wrong"))) {
      var reply = ask(server, right, Security.STARTTLS, "pip", "hemmelig");
      assertThat(reply.signedIn()).isFalse();
      assertThat(reply.refusal()).isEqualTo("535 5.7.8 wrong");
    }
    try (var server = new TlsMailServer(right, Map.of("MAIL", "553 5.7.1 not you"))) {
      var reply = ask(server, right, Security.STARTTLS, null, null);
      assertThat(reply.takesSender()).isFalse();
      assertThat(reply.refusal()).isEqualTo("553 5.7.1 not you");
    }
  }

  @Test
  void seesAServerThatOffersNoEncryption() throws Exception {
    try (var server = new TlsMailServer(right, Map.of("EHLO", "250-here\r\n250 AUTH PLAIN"))) {
      var reply = ask(server, right, Security.STARTTLS, "pip", "hemmelig");
      assertThat(reply.encryption()).isNull();
      assertThat(reply.signedIn()).isNull();
    }
    try (var server = new TlsMailServer(right, Map.of())) {
      assertThat(ask(server, right, Security.NONE, null, null).encryption()).isNull();
    }
  }

  @Test
  void saysThatThereIsNobody() throws Exception {
    int port;
    try (var server = new TlsMailServer(right, Map.of("greeting", "554 go away"))) {
      port = server.port();
      assertThat(probe(port, Security.STARTTLS)).isEqualTo(new Unreachable("554 go away"));
    }
    assertThat(probe(port, Security.STARTTLS)).isInstanceOf(Unreachable.class);
    try (var server = new TlsMailServer(right, Map.of("greeting", "HTTP/1.1 400 Bad Request"))) {
      assertThat(probe(server.port(), Security.NONE)).isInstanceOf(Unreachable.class);
    }
  }

  private static RelayProbe.Reply probe(int port, Security encryption) {
    return new SmtpProbe(SeenCertificate.of(right)).ask(OneRelay.at("localhost", port, null, null, encryption), null);
  }

  private static Reached ask(
      TlsMailServer server, KeyStore trusts, Security encryption, @Nullable String user, @Nullable String password)
      throws Exception {
    var authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry("k", trusts.getCertificate("k"));
    var mail = OneRelay.at("localhost", server.port(), user, password, encryption);
    var reply = new SmtpProbe(SeenCertificate.of(authorities)).ask(mail, "pip@a.example");
    assertThat(reply).isInstanceOf(Reached.class);
    return (Reached) reply;
  }
}
