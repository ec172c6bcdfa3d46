package dk.pip.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.mail.MailTransport.Outcome;
import dk.pip.mail.SmtpServer.Security;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendMailTest {
  private static final String MESSAGE =
      "From: redaktion@ellebaek.example\r\nSubject: Hej\r\n"
          + "Message-ID: <1@ellebaek.example>\r\n\r\n.punktum\r\nslut\r\n";
  private static final OutgoingMail MAIL =
      new OutgoingMail(
          "retur@ellebaek.example",
          "alice@ellebaek.example",
          MESSAGE.getBytes(StandardCharsets.US_ASCII));

  @Test
  void handsTheMessageOverAsItIs() throws IOException {
    try (var server = new SmtpListener(Map.of())) {
      assertThat(send(server, Security.OPPORTUNISTIC, null)).isEqualTo(new Outcome.Sent());
      assertThat(server.messages).containsExactly(MESSAGE);
      assertThat(server.commands)
          .contains(
              "MAIL FROM:<retur@ellebaek.example> SIZE=" + MESSAGE.length(),
              "RCPT TO:<alice@ellebaek.example>");
    }
  }

  @Test
  void saysWhenTheAddressIsRefused() throws IOException {
    try (var server = new SmtpListener(Map.of("RCPT TO:<alice", "550 5.1.1 No such\r"))) {
      assertThat(send(server, Security.NONE, null))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(550);
                assertThat(refused.permanent()).isTrue();
                assertThat(refused.text()).contains("No such").doesNotContain("\n");
              });
      assertThat(server.messages).isEmpty();
    }
  }

  @Test
  void tellsARefusalForNowFromOneForGood() throws IOException {
    for (var step : List.of("MAIL", "DATA", ".", "greeting")) {
      try (var server = new SmtpListener(Map.of(step, "451 4.3.0 Come back"))) {
        assertThat(send(server, Security.NONE, null))
            .as(step)
            .isInstanceOfSatisfying(
                Outcome.Refused.class,
                refused -> {
                  assertThat(refused.code()).isEqualTo(451);
                  assertThat(refused.permanent()).isFalse();
                });
      }
    }
  }

  @Test
  void sendsNoPasswordInTheOpen() throws IOException {
    try (var server = new SmtpListener(Map.of())) {
      for (var security : Security.values()) {
        assertThat(send(server, security, "pip")).as("%s", security).isInstanceOf(Outcome.Unreachable.class);
      }
      assertThat(server.commands).noneMatch(command -> command.startsWith("AUTH"));
      assertThat(server.messages).isEmpty();
    }
  }

  @Test
  void doesNotKnowWhenTheAnswerIsLost() throws IOException {
    try (var server = new SmtpListener(Map.of(".", SmtpListener.HANG_UP))) {
      var outcome = send(server, Security.NONE, null);

      assertThat(outcome).isInstanceOf(Outcome.Uncertain.class);
      assertThat(outcome.sentence(Texts.in(Language.DA)))
          .startsWith("Mailen er måske sendt.")
          .matches(".* før mailserveren svarede: .*(closed|reset|broken).*");
    }
  }

  @Test
  void saysWhenNobodyAnswers() throws IOException {
    var outcome = send(Servers.freePort(), Security.NONE, null);

    assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
    assertThat(outcome.sentence(Texts.in(Language.DA)))
        .startsWith("Mailen er ikke sendt.")
        .doesNotContain("Exception", "\n");
    try (var silent = new SmtpListener(Map.of("MAIL", SmtpListener.HANG_UP))) {
      assertThat(send(silent, Security.NONE, null)).isInstanceOf(Outcome.Unreachable.class);
    }
  }

  @Test
  void refusesAnAddressThatIsMoreThanOne() {
    for (var address : List.of("a@b.example, c@d.example", "a@b.example>\r\nRCPT TO:<c@d.example", "a", "")) {
      assertThatThrownBy(() -> new OutgoingMail("a@b.example", address, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Outcome send(SmtpListener server, Security security, @Nullable String user) {
    return send(server.port(), security, user);
  }

  private static Outcome send(int port, Security security, @Nullable String user) {
    var settings =
        new SmtpServer("localhost", port, security, user, user == null ? null : "secret", Duration.ofSeconds(10));
    return new SmtpTransport(settings).send(MAIL);
  }
}
