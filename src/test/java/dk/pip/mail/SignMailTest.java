package dk.pip.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.testing.Dkimpy;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignMailTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final String DOMAIN = "ellebaek.example";
  private static final String HEAD =
      """
      From: =?UTF-8?Q?pip=2C_Elleb=C3=A6k_Kommune?= <pip@ellebaek.example>
      Reply-To: redaktion@ellebaek.example
      To: Bodil Lund <bodil@borger.example>
      SUBJECT:   Utopisk   debat\t om
        fremtiden\s
      Date: Mon, 23 Nov 2026 09:00:00 +0100
      Message-ID:  <1@ellebaek.example>
      MIME-Version: 1.0
      Content-Type: multipart/alternative;
      \tboundary="=_a"
      List-Id: <pip.ellebaek.example>
      List-Unsubscribe: <https://pip.ellebaek.example/af/1z-c4>,
       <mailto:af+1z-c4@ellebaek.example>
      List-Unsubscribe-Post: List-Unsubscribe=One-Click
      Feedback-ID: 1:pip:ellebaek
      X-Other: never signed
      """
          .replace("\n", "\r\n");
  private static final String BODY = "--=_a\r\n\r\n.punktum  \t\r\n\r\nBlåbærgrød\r\n--=_a--\r\n";

  private static KeyPair rsa;
  private static KeyPair edwards;
  @TempDir Path folder;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    rsa = generator.generateKeyPair();
    edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static DkimSigner signer() {
    var keys = List.of(new DkimSettings.Key("pip2026", rsa), new DkimSettings.Key("pip2026-ed", edwards));
    return DkimSigner.of(new DkimSettings(null, keys), DOMAIN).orElseThrow();
  }

  @Test
  void isFoundRightByAnotherProgramWithBothKeys() {
    var message = signed(HEAD, BODY);

    assertThat(verified(message)).containsExactly("right right");
    assertThat(message.split("b=")[0])
        .contains("a=rsa-sha256; c=relaxed/simple; d=ellebaek.example", "s=pip2026;", "t=1795420800;");
    assertThat(message).doesNotContain(" l=").contains("a=ed25519-sha256", "s=pip2026-ed;");
    assertThat(message.lines().filter(line -> line.length() > 100)).as("lines that are too long").isEmpty();
  }

  @Test
  void isFoundRightWhenARelayFoldsTheHeadersAnew() {
    assertThat(
            verified(
                altered("SUBJECT:   Utopisk   debat\t om\r\n  fremtiden ", "Subject: Utopisk debat\r\n om fremtiden"),
                altered("X-Other: never signed", "X-Other: something else"),
                altered("DKIM-Signature: v=1;", "dkim-signature:\r\n v=1;")))
        .startsWith("right right", "right right");
  }

  @Test
  void isFoundWrongWhenAnythingThatIsSignedWasAltered() {
    var parts =
        List.of(
            "<pip@ellebaek.example>", "Bodil Lund", "Utopisk", "23 Nov", "<1@ellebaek", "MIME-Version: 1.0",
            "boundary=", "<pip.ellebaek", "/af/1z-c4", "=One-Click", "1:pip:", "redaktion@", "Blåbær", "  \t\r\n");

    var messages = parts.stream().map(part -> altered(part, part.replace(part.charAt(0), 'Q'))).toArray(String[]::new);

    assertThat(verified(messages)).hasSize(parts.size()).containsOnly("wrong wrong");
  }

  @Test
  void isFoundWrongWhenAFieldThatMayStandOnceWasAdded() {
    for (var field : List.of("From: x@evil.example", "To: x@evil.example", "Subject: x", "Date: x")) {
      assertThat(verified(signed(HEAD, BODY).replace("X-Other:", field + "\r\nX-Other:"))).as(field).containsExactly("wrong wrong");
    }
  }

  @Test
  void signsABodyInPiecesAsItSignsItWhole() {
    var whole = BODY + "\r\n\r\n\r\n";
    var pieces = new ArrayList<byte[]>();
    for (var b : whole.getBytes(UTF_8)) {
      pieces.add(new byte[] {b});
      pieces.add(new byte[0]);
    }
    var signer = signer();

    var fields = signer.sign(bytes(HEAD), pieces, AT);

    assertThat(verified(text(fields) + HEAD + "\r\n" + latin(whole), text(fields) + HEAD + "\r\n" + latin(BODY)))
        .containsExactly("right right", "right right");
  }

  @Test
  void signsBodiesWithoutAnEndAndWithoutAnything() {
    assertThat(
            verified(
                signed(HEAD, ""), signed(HEAD, "\r\n\r\n"), signed(HEAD, "Hej"), signed(HEAD, "Hej\r\n\r\nslut\r\n\r\n")))
        .containsOnly("right right");
    assertThat(verified(signed("From: pip@ellebaek.example\r\n", "Hej\r\n"))).containsExactly("right right");
  }

  @Test
  void signsOnManyThreadsAtOnce() throws InterruptedException, ExecutionException {
    var signer = signer();
    var messages = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> work =
          IntStream.range(0, 400)
              .<Callable<String>>mapToObj(
                  i -> () -> text(signer.signed(bytes(HEAD.replace("Bodil", "Bodil " + i) + "\r\n" + i + BODY), AT)))
              .toList();
      for (var signed : threads.invokeAll(work)) {
        messages.add(signed.get());
      }
    }

    assertThat(verified(messages.toArray(String[]::new))).hasSize(400).containsOnly("right right");
  }

  @Test
  void signsTheSameWithEveryProviderOfThisMachine() throws GeneralSecurityException {
    var data = bytes("hej");
    for (var ways :
        List.of(
            SigningKey.rsaWays((java.security.interfaces.RSAPrivateKey) rsa.getPrivate()),
            SigningKey.edwardsWays((java.security.interfaces.EdECPrivateKey) edwards.getPrivate()))) {
      var expected = ways.getLast().seals().get().sign(data, data.length);
      for (var way : ways) {
        var seal = way.seals().get();
        assertThat(seal.sign(data, data.length)).as(way.provider()).isEqualTo(expected);
        assertThat(seal.sign(data, data.length)).as(way.provider() + " again").isEqualTo(expected);
      }
    }
  }

  @Test
  void saysWhatSigns() {
    assertThat(signer().describe()).matches("RSA-2048 by \\w+, Ed25519 by \\w+");
    assertThat(DkimSigner.of(new DkimSettings(null, List.of()), DOMAIN)).isEmpty();
  }

  @Test
  void refusesAHeadWithoutAnEnd() {
    assertThatThrownBy(() -> signer().sign(bytes("From: x"), List.of(), AT)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String altered(String from, String to) {
    var before = signed(HEAD, BODY);
    var after = before.replace(latin(from), latin(to));
    assertThat(after).as("altered: " + from).isNotEqualTo(before);
    return after;
  }

  private static String signed(String head, String body) {
    return text(signer().signed(bytes(head + "\r\n" + body), AT));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /// The bytes, a character each.
  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static String latin(String text) {
    return text(bytes(text));
  }

  private List<String> verified(String... messages) {
    return Dkimpy.verified(
        folder,
        List.of(DkimRecord.of(DOMAIN, "pip2026", rsa.getPublic()), DkimRecord.of(DOMAIN, "pip2026-ed", edwards.getPublic())),
        Stream.of(messages).map(message -> message.getBytes(ISO_8859_1)).toList());
  }
}
