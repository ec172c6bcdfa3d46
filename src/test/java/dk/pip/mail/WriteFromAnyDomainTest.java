package dk.pip.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.shared.Language;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WriteFromAnyDomainTest {

  @Test
  void writesADomainWithItsOwnLettersAsTheNetDoes() throws MessagingException {
    var imprint =
        new Imprint(
            "Ærø", "pip", "", Theme.DEFAULT, null, URI.create("https://nyt.ærø.example"), "pip@ærø.example",
            "redaktion@straße.example", "Torvet 1");
    var body = new MimeMultipart("alternative");
    body.addBodyPart(MimeMail.text("Hej", "plain"));

    var id = "x1@" + MimeMail.host(imprint);
    var message = new MimeMail(imprint, Language.DA, id, "ib@skole.example", "Hej", Instant.EPOCH, false).write(body);

    var ascii = MimeMail.host(imprint).substring("nyt.".length());
    assertThat(java.net.IDN.toUnicode(ascii)).isEqualTo("ærø.example");
    assertThat(new String(message, StandardCharsets.UTF_8))
        .contains("Message-ID: <x1@nyt." + ascii + ">", "<pip@" + ascii + ">", "Reply-To: redaktion@xn--strae-oqa.example")
        .doesNotContain("ærø");
  }
}
