package dk.pip.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.Incoming;
import dk.pip.testing.PipTest;
import dk.pip.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the newsroom does with the letters that came in.
class LookAtReturnsTest extends PipTest {
  private static final String PAGE = "/redaktion/svar";

  /// A letter from a reader.
  ///
  /// @return its address
  private static String letter(String subject) {
    var text = "From: Bodil <bodil@borger.example>\nTo: retur@ellebaek.example\nSubject: " + subject + "\n\nTak for bænken.\n";
    bean(Incoming.class).take(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    return PAGE + "/" + bean(Returns.class).list(false, null, Long.MAX_VALUE, 1).getFirst().id();
  }

  @Test
  void showsALetterToNobodyButEditors() {
    var letter = letter("Kun til jer");
    as(alice).get(letter).isOk().says("Kun til jer");

    for (var page : List.of(letter, letter + "/besked.eml", letter + "/mail.html")) {
      for (var person : List.of(bob, charlie)) {
        as(person).get(page).isForbidden();
      }
      fresh().get(page).sendsToSignIn();
    }
    for (var act : List.of("/set", "/ikke-set")) {
      as(charlie).post(letter + act).isForbidden();
    }
    as(alice).get(PAGE).says("Kun til jer");
  }

  @Test
  void isSeenOnceByTheFirstWhoSaysSo() {
    var letter = letter("Til den første");

    as(alice).post(letter + "/set").redirectsTo(PAGE);
    as(agnes).post(letter + "/set").redirectsTo(PAGE);

    assertThat(as(agnes).get(PAGE).text()).doesNotContain("Til den første").doesNotContain("Beskeden er set");
    as(agnes).get(letter).isOk().says("Alice Vang");
    as(agnes).post(letter + "/ikke-set").redirectsTo(letter);
    as(alice).get(PAGE).says("Til den første");
  }

  @Test
  void knowsNoLetterThatIsGone() {
    var gone = PAGE + "/987654321";
    for (var page : List.of(gone, gone + "/besked.eml", gone + "/mail.html", letter("Uden html") + "/mail.html")) {
      as(alice).get(page).isNotFound();
    }
    as(alice).post(gone + "/set").isNotFound();
    as(alice).post(gone + "/ikke-set").isNotFound();
    as(alice).get(PAGE + "/ikke-et-nummer").hasStatus(400);
    as(alice).get(PAGE + "?vis=alt&slags=sludder&efter=x").hasStatus(400);
  }

  @Test
  void takesNoPostThatIsLargerThanAMail() {
    var open = bean(Returns.class).open();

    fresh()
        .header("Authorization", "Bearer " + TestServer.RETURNS_SECRET)
        .postBody("/retur", "message/rfc822", new byte[Incoming.LARGEST + 1])
        .hasStatus(413);

    assertThat(bean(Returns.class).open()).isEqualTo(open);
  }
}
