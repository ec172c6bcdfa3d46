package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsubscribeTest extends ReaderTest {
  private static final ListId list = publicList("nyt");

  private static String link(ReaderId reader, ListId of) {
    return URI.create(bean(ReaderLinks.class).unsubscribe(reader, of, 4)).getPath();
  }

  @Test
  void changesNothingWhenLookedAt() {
    var reader = reader("kig@en.example", list);
    var client = fresh();

    var answer = client.get(link(reader, list)).isOk().says("Vil du ikke have flere mails?");

    assertThat(addresses(list)).contains("kig@en.example");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("X-Robots-Tag").orElseThrow()).contains("noindex");
    assertThat(client.cookies()).isEmpty();
  }

  @Test
  void takesOffWithOneButton() {
    var reader = reader("knap@en.example", list);
    var link = link(reader, list);
    clock().move(OwnPages.SCANNED);

    fresh().fill("igen", "false").postWithoutToken(link).isOk().says("Du er meldt fra");
    fresh().postWithoutToken(link).isOk().says("Du er meldt fra");

    assertThat(addresses(list)).doesNotContain("knap@en.example");
    fresh().postWithoutToken(link + "/fortrydelse").isOk().says("Du er med igen");
    assertThat(addresses(list)).contains("knap@en.example");
  }

  @Test
  void takesBackOnlyWhatTheLinkItselfDidAndForSomeHours() {
    var late = reader("sent@en.example", list);
    var staff = reader("fjernet@en.example", list);
    var angry = reader("spam@en.example", list);
    var other = reader("anden@en.example", list);
    var links = List.of(link(late, list), link(staff, list), link(angry, list), link(other, list));
    clock().move(Duration.ofMinutes(11));
    fresh().postWithoutToken(links.get(0)).isOk();
    fresh().postWithoutToken(links.get(2)).isOk();
    bean(Readers.class).complained(angry, clock().instant());
    bean(Subscriptions.class).leave(staff, list, Leaving.by(Leaving.How.STAFF), clock().instant());
    bean(Subscriptions.class).leave(other, list, new Leaving(Leaving.How.LINK, 998L), clock().instant());

    for (var link : links.subList(1, 4)) {
      fresh().postWithoutToken(link + "/fortrydelse").isOk().says("Det kan ikke fortrydes her");
    }
    assertThat(fresh().postWithoutToken(links.get(1)).text()).as("no button that does nothing").doesNotContain("/fortrydelse");
    clock().move(Duration.ofHours(13));
    fresh().postWithoutToken(links.get(0) + "/fortrydelse").isOk().says("Det kan ikke fortrydes her");

    assertThat(addresses(list)).doesNotContain("sent@en.example", "fjernet@en.example", "spam@en.example", "anden@en.example");
    assertThat(bean(Readers.class).find(angry).orElseThrow().complained()).isTrue();
  }

  @Test
  void asksTwiceWithinMinutesOfTheSending() {
    var reader = reader("hurtig@en.example", list);
    var link = link(reader, list);
    clock().move(Duration.ofMinutes(8));

    var page = fresh().postWithoutToken(link).isOk().says("Er det dig, der trykker?").page();

    assertThat(addresses(list)).contains("hurtig@en.example");
    fresh().fill("igen", page.select("input[name=igen]").val()).postWithoutToken(link).says("Du er meldt fra");
    assertThat(addresses(list)).doesNotContain("hurtig@en.example");
  }

  @Test
  void honoursTheMailProgramsButtonAtOnce() {
    var reader = reader("etklik@en.example", list);

    for (var i = 0; i < 2; i++) {
      var answer = fresh().fill("List-Unsubscribe", "One-Click").postWithoutToken(link(reader, list)).isOk();
      assertThat(answer.bytes()).isEmpty();
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    assertThat(addresses(list)).doesNotContain("etklik@en.example");
    fresh().fill("List-Unsubscribe", "One-Click").postWithoutToken(link(reader, list) + "x").isNotFound();
  }

  @Test
  void takesTheMailProgramsButtonAsAMultipartFormToo() {
    var reader = reader("flere.dele@en.example", list);
    var body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

    fresh().postBody(link(reader, list), "multipart/form-data; boundary=x", body.getBytes(StandardCharsets.US_ASCII)).isOk();

    assertThat(addresses(list)).doesNotContain("flere.dele@en.example");
  }

  @Test
  void explainsWhatComesWithTheJob() {
    var job = list("job", ReaderList.Kind.STAFF, true);
    var reader = reader("ansat@en.example", job);

    fresh().get(link(reader, job)).isOk().says("Den hører med til jobbet").says("Se, hvad du kan vælge fra");
    fresh().fill("List-Unsubscribe", "One-Click").postWithoutToken(link(reader, job)).isOk();

    assertThat(addresses(job)).contains("ansat@en.example");
  }

  @Test
  void speaksTheReadersLanguage() {
    var reader = reader("english@en.example", list);
    bean(ReaderRows.class).changeAbout(reader, "", dk.pip.shared.Language.EN);

    fresh().get(link(reader, list)).isOk().says("No more mails?");
  }

  @Test
  void saysThatAStrangeLinkIsNone() {
    fresh().get("/afmeld/1-2-3-4-aaaaaaaaaaaaaaaa").isNotFound().says("Linket virker ikke");
  }

  @Test
  void takesNobodyElseOffAndOffNoOtherList() {
    var other = publicList("andet");
    var mine = reader("egen@en.example", list, other);
    var yours = reader("fremmed@en.example", list, other);
    var link = link(mine, list);
    var parts = link.substring(link.lastIndexOf('/') + 1).split("-", 3);
    var yourLink = link(yours, other);
    var yourParts = yourLink.substring(yourLink.lastIndexOf('/') + 1).split("-", 3);

    for (var forged :
        List.of(yourParts[0] + "-" + parts[1] + "-" + parts[2], parts[0] + "-" + yourParts[1] + "-" + parts[2])) {
      fresh().get("/afmeld/" + forged).isNotFound();
      fresh().fill("igen", "true").postWithoutToken("/afmeld/" + forged).isNotFound();
      fresh().fill("List-Unsubscribe", "One-Click").postWithoutToken("/afmeld/" + forged).isNotFound();
      fresh().postWithoutToken("/afmeld/" + forged + "/fortrydelse").isNotFound();
    }

    assertThat(addresses(list)).contains("egen@en.example", "fremmed@en.example");
    assertThat(addresses(other)).contains("egen@en.example", "fremmed@en.example");
  }

  @Test
  void doesNothingForAReaderWhoIsErased() {
    var reader = reader("glemt@en.example", list);
    var link = link(reader, list);
    bean(ReaderLists.class).erase(null, reader);

    fresh().get(link).isNotFound().says("Linket virker ikke");
    fresh().fill("List-Unsubscribe", "One-Click").postWithoutToken(link).isNotFound();
    fresh().postWithoutToken(link + "/fortrydelse").isNotFound();
    assertThat(bean(Readers.class).find("glemt@en.example")).isEmpty();
  }
}
