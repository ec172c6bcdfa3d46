package dk.pip.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.serveranswers.Consequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadReturnTest {
  static List<Sample> samples() {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tellsWhatItMeans(Sample sample) {
    assertThat(told(ReturnReader.read(sample.bytes()))).isEqualTo(wanted(sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsEveryLineEnd(Sample sample) {
    assertThat(told(ReturnReader.read(sample.bytes("\r\n")))).as("CRLF").isEqualTo(wanted(sample));
    assertThat(told(ReturnReader.read(sample.bytes("\r")))).as("CR").isEqualTo(wanted(sample));
  }

  @Test
  void namesTheMailThatItIsAbout() {
    var read =
        ReturnReader.read(
            """
            Return-Path: <>
            Delivered-To: retur+abc@pip.ellebaek.example
            From: MAILER-DAEMON@hus.example
            To: nyt@ellebaek.example
            Subject: failure notice

            Hi. This is the qmail-send program at hus.example.
            I'm afraid I wasn't able to deliver your message to the following addresses.

            <ole@hus.example>:
            Sorry, no mailbox here by that name. (#5.1.1)

            --- Below this line is a copy of the message.

            Return-Path: <retur+abc@pip.ellebaek.example>
            From: nyt@ellebaek.example
            To: ole@hus.example
            Message-ID: <d1@pip.ellebaek.example>
            Subject: Pip

            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(read.originalId()).isEqualTo("d1@pip.ellebaek.example");
    assertThat(read.sentTo()).containsExactly("nyt@ellebaek.example", "retur+abc@pip.ellebaek.example");
    assertThat(read.status()).isEqualTo("5.1.1");
    assertThat(read.diagnostic()).contains("no mailbox here by that name");
    assertThat(read.consequence()).isEqualTo(Consequence.STOP);
  }

  private static String told(Return read) {
    var permanence = read.permanent() == null ? "-" : read.permanent() ? "hard" : "soft";
    var recipient = read.recipient() == null ? "-" : read.recipient();
    return String.join(" ", read.kind().word(), read.reason().word(), permanence, recipient);
  }

  private static String wanted(Sample sample) {
    return String.join(" ", sample.kind(), sample.reason(), sample.permanence(), sample.recipient());
  }
}
