package dk.pip.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody wrote, whatever program wrote the mail.
class ReadLetterTest {
  static List<LetterSample> samples() {
    return LetterSample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsWhatWasWritten(LetterSample sample) {
    check(sample, LetterReader.read(sample.bytes("\r\n")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsEveryLineEnd(LetterSample sample) {
    check(sample, LetterReader.read(sample.bytes("\n")));
    check(sample, LetterReader.read(sample.bytes("\r")));
  }

  private static void check(LetterSample sample, ReadLetter read) {
    assertThat(read.text()).as("text").isEqualTo(sample.wanted("text"));
    assertThat(read.subject()).as("subject").isEqualTo(sample.wanted("subject"));
    assertThat(begins(read.quoted())).as("quoted").isEqualTo(sample.wanted("quoted"));
    assertThat(begins(read.signature())).as("signature").isEqualTo(sample.wanted("signature"));
    assertThat(read.language().word()).as("language").isEqualTo(sample.wanted("language"));
    assertThat(String.valueOf(read.forwarded())).as("forwarded").isEqualTo(sample.wanted("forwarded"));
    assertThat(read.attachments().stream().map(ReadLetterTest::told).collect(Collectors.joining("\n"))).as("files").isEqualTo(sample.wanted("file"));
  }

  private static String begins(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String told(ReadLetter.Attached one) {
    return one.name() + " " + one.type() + (one.inline() ? " inline" : "") + (one.harmful() ? " harmful" : "");
  }

  private static ReadLetter read(String mail) {
    return LetterReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Below what only programs write, a saying that is a whole sentence is nobody's answer.
  @Test
  void takesWhatStandsBelowTheSeparatorForTheSignature() {
    var saying = read("From: Ea Krog <ea@klub.example>\nSubject: Svar\n\nPå mandag. > 12 er for mange.\n\n-- \nEa Krog                     ea@klub.example\n\"Den, der graver en grav for andre, falder selv i den, siger man\"\n");
    assertThat(saying.text()).isEqualTo("På mandag. > 12 er for mange.");
    assertThat(saying.signature()).contains("falder selv");

    var flowed = "From: Bo Fisk <formand@klub.example>\nSubject: Stævne\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nDer er stævne på \nlørdag. \n\n-- \nEllebæk Fiskeklub af 1907 \nv/ formand Bo Fisk, tlf. 55 01 23 45. \nHavnen 3, 9999 Ellebæk";
    assertThat(read(flowed).text()).isEqualTo("Der er stævne på lørdag.");

    var postscript = read("From: Ea Krog <ea@klub.example>\nSubject: Svar\n\nPå mandag.\n\n-- \nEa Krog\nPS. Husk at porten er låst efter klokken 18 hver dag.\n");
    assertThat(postscript.text()).isEqualTo("På mandag.\n\nPS. Husk at porten er låst efter klokken 18 hver dag.");

    var below = read("From: Ea Krog <ea@klub.example>\nSubject: Svar\n\nSe nedenfor.\n\n-- \n" + "Her er en hel linje om broen, som nogen har skrevet med omhu.\n".repeat(12));
    assertThat(below.text()).as("in doubt it is text").contains("med omhu");
  }

  @Test
  void takesFinePrintOfTheNeighboursForFinePrint() {
    var german = read("From: Antje Voss <voss@stadt.example>\nSubject: Besuch\n\nGern kommen wir am Freitag mit dreißig Leuten.\n\nMit freundlichen Grüßen\nIm Auftrag\n\nAntje Voss\nStadt Seeburg, Am Markt 1, Tel. 04699 / 80-112\nDiese Nachricht ist vertraulich und nur für den Empfänger bestimmt. Wenn Sie nicht der richtige Empfänger sind, löschen Sie sie bitte.\n");
    assertThat(german.text()).isEqualTo("Gern kommen wir am Freitag mit dreißig Leuten.");
  }

  @Test
  void knowsSwedishThatNamesADanishPlace() {
    assertThat(read("From: a@b.example\nSubject: Tack\n\nHej! Vi var i Ellebæk förra veckan och såg våra vänner från skolan. Det är en fin stad.\n").language().word()).isEqualTo("other");
    assertThat(read("From: a@b.example\nSubject: Tak\n\nHej! Vi var i Malmö och Göteborg i sidste uge og så vores venner fra skolen. Det er en fin by.\n").language().word()).isEqualTo("da");
  }

  @Test
  void knowsWhoWroteAndTheThread() {
    var read =
        read(
            """
            From: "Jensen, Hans" <Hans.Jensen@Borger.example>
            Reply-To: klubben@borger.example
            To: Pip <praj@ellebaek.example>, "Redaktion; alle" <redaktion@ellebaek.example>
            Delivered-To: praj+1z-abc@ellebaek.example
            Subject: =?utf-8?Q?SV:_Re:_VS:_[EKSTERN]_B=C3?=
             =?utf-8?Q?=A6nken?=
            Date: Tue, 3 Mar 2026 12:04:00 +0100
            Message-ID: <c@borger.example>
            In-Reply-To: <b@pip.example>
            References: <a@pip.example>
             <b@pip.example>

            Hej
            """);

    assertThat(read.name()).isEqualTo("Jensen, Hans");
    assertThat(read.address()).isEqualTo("hans.jensen@borger.example");
    assertThat(read.answerTo()).isEqualTo("klubben@borger.example");
    assertThat(read.to()).containsExactly("praj@ellebaek.example", "redaktion@ellebaek.example", "praj+1z-abc@ellebaek.example");
    assertThat(read.subject()).isEqualTo("Bænken");
    assertThat(read.messageId()).isEqualTo("c@borger.example");
    assertThat(read.inReplyTo()).isEqualTo("b@pip.example");
    assertThat(read.references()).containsExactly("a@pip.example", "b@pip.example");
    assertThat(read.sentAt()).isEqualTo("2026-03-03T11:04:00Z");
    assertThat(read.automatic()).isFalse();
    assertThat(read.toString()).as("in logs").doesNotContain("Hans", "borger");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SV: Bænk", "Sv:Bænk", "RE: SV: Bænk", "Re[2]: Bænk", "VS: Bænk", "Fwd: Fw: Bænk", "AW: Bænk", "[EKSTERN] SV: Bænk", "SV: [EXTERNAL] Bænk", "re : Bænk", "Bænk"
      })
  void takesOffWhatProgramsPutBeforeTheSubject(String subject) {
    assertThat(LetterReader.plain(subject)).isEqualTo("Bænk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Vedr.: Bænk", "Svar på spørgsmål: bænk", "Reparation: bænk", "[Ellebæk] Bænk"})
  void leavesWhatPeopleWriteThere(String subject) {
    assertThat(LetterReader.plain(subject)).isEqualTo(subject);
  }

  /// As Outlook makes it for other Outlooks: the picture is within `winmail.dat`.
  @Test
  void takesFilesOutOfWinmail() {
    var title = new ByteArrayOutputStream();
    title.writeBytes(tnef(2, 0x00069002, new byte[14]));
    title.writeBytes(tnef(2, 0x00018010, "SOE.JPG\0".getBytes(StandardCharsets.US_ASCII)));
    title.writeBytes(tnef(2, 0x0006800f, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3}));
    var name = "Søen bag skolen.jpg\0".getBytes(StandardCharsets.UTF_16LE);
    var properties = ByteBuffer.allocate(16 + (name.length + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
    properties.putInt(1).putShort((short) 0x1f).putShort((short) 0x3707).putInt(1).putInt(name.length).put(name);
    title.writeBytes(tnef(2, 0x00069005, properties.array()));
    var head = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).putInt(0x223e9f78).putShort((short) 1).array();
    var all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(tnef(1, 0x0002800c, "Se billedet af søen\0".getBytes(TextBytes.WESTERN)));
    all.writeBytes(title.toByteArray());

    var read =
        read(
            """
            From: hans@borger.example
            Subject: Søen
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/ms-tnef; name="winmail.dat"
            Content-Transfer-Encoding: base64

            %s
            --b--
            """
                .formatted(Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(all.toByteArray())));

    assertThat(read.text()).isEqualTo("Se billedet af søen");
    assertThat(read.attachments()).extracting(ReadLetter.Attached::name).containsExactly("Søen bag skolen.jpg");
    assertThat(read.attachments().getFirst().bytes()).containsExactly(0xff, 0xd8, 0xff, 1, 2, 3);
  }

  private static byte[] tnef(int level, int attribute, byte[] value) {
    return ByteBuffer.allocate(11 + value.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) level)
        .putInt(attribute)
        .putInt(value.length)
        .put(value)
        .putShort((short) 0)
        .array();
  }

  @Test
  void takesPicturesOutOfHtml() {
    var picture = new byte[900];
    Arrays.fill(picture, (byte) 7);
    var read =
        read(
            """
            From: hans@borger.example
            Content-Type: text/html; charset=utf-8

            <p>Se her:</p><img src="data:image/png;base64,%s"><p>Fin, ikke?</p>
            """
                .formatted(Base64.getEncoder().encodeToString(picture)));

    assertThat(read.text()).isEqualTo("Se her:\n\nFin, ikke?");
    assertThat(read.attachments()).hasSize(1);
    assertThat(read.attachments().getFirst().type()).isEqualTo("image/png");
    assertThat(read.attachments().getFirst().bytes()).isEqualTo(picture);
  }

  @Test
  void readsWhatLiesTwentyDeep() {
    var mail = new StringBuilder("From: hans@borger.example\n");
    for (var i = 0; i < 20; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=\"b").append(i).append("\"\n\n--b").append(i).append('\n');
    }
    mail.append("Content-Type: text/plain; charset=utf-8\n\nInderst står teksten.\n");

    assertThat(read(mail.toString()).text()).isEqualTo("Inderst står teksten.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <nyt.shop.example>", "Return-Path: <>", "Subject: Automatisk svar: Tak for dit praj"
      })
  void knowsWhatAProgramSends(String field) {
    assertThat(read("From: a@b.example\n" + field + "\n\nTak for din mail.\n").automatic()).isTrue();
    assertThat(read("From: a@b.example\nAuto-Submitted: no\n\nTak for din mail.\n").automatic()).isFalse();
  }
}
