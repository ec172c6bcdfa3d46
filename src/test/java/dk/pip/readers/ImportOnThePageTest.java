package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// An import as an editor does it.
class ImportOnThePageTest extends ReaderTest {
  private static final String PATH = "/redaktion/laesere/importer";

  private static String upload(ListId list, String text) {
    var bytes = text.getBytes(Charset.forName("windows-1252"));
    return as(alice).fill("liste", list.value().toString()).attach("file", "fra-excel.csv", "text/csv", bytes).post(PATH).location();
  }

  private static void run() {
    bean(ReaderImports.class).runWaiting();
  }

  @Test
  void looksFirstThenBringsInAndTakesBack() {
    var list = publicList("borgere");
    var address = upload(list, "Navn;E-mail;By\r\nSøren Ærø;soeren@p.example;Ølby\r\nBo;ikke-en-adresse;Aas\r\n");

    var preview = as(alice).get(address).isOk().says("Windows-1252").says("Søren Ærø").says("Kommer ikke med").page();
    assertThat(preview.select("select[name=column] option[selected]").eachAttr("value"))
        .containsExactly("NAME", "ADDRESS", "NOTHING");
    assertThat(preview.select("input[name=header]").hasAttr("checked")).isTrue();
    choose("NAME", "ADDRESS", "NOTHING").post(address + "/begyndelse").isRefused().says("Skriv, hvor læserne har sagt ja.");
    choose("NOTHING", "NAME", "NOTHING").fill("origin", "Papir").post(address + "/begyndelse").isRefused().says("Vælg den kolonne");
    choose("NAME", "ADDRESS", "NOTHING").fill("origin", "Papir ved døren").post(address + "/begyndelse").redirectsTo(address);
    as(alice).get(address).isOk().says("Du kan roligt gå videre imens.");
    run();

    as(alice).get(address).says("Nye læsere på »Listen borgere«: 1.").says("Mailadressen er ikke hel");
    var refused = as(alice).get(address + "/afviste.csv").isOk().text();
    assertThat(refused).contains("3;Mailadressen er ikke hel;Bo | ikke-en-adresse | Aas");
    assertThat(addresses(list)).containsExactly("soeren@p.example");
    as(alice).get(PATH).says("fra-excel.csv").says("Alice Vang");

    as(alice).post(address + "/fortrydelse").redirectsTo(address);
    run();
    as(alice).get(address).says("Læserne fra filen er taget af listen igen.");
    assertThat(audience(list)).isEmpty();
  }

  private static dk.pip.testing.Client choose(String... columns) {
    var client = as(alice).fill("separator", "0").fill("header", "true");
    for (var column : columns) {
      client.fill("column", column);
    }
    return client;
  }

  @Test
  void changesHowTheFileIsUnderstood() {
    var address = upload(publicList("om"), "a@q.example,b@q.example\r\n");

    var page = as(alice).fill("separator", "1").fill("column", "NOTHING").fill("column", "ADDRESS").fill("act", "vis")
        .post(address + "/begyndelse").isOk().page();

    assertThat(page.select("tbody th").eachText()).containsExactly("b@q.example");
  }

  @Test
  void asksForAFileAndAList() {
    as(alice).fill("liste", UUID.randomUUID().toString()).attach("file", "tom.csv", "text/csv", new byte[0]).post(PATH)
        .isRefused().says("Vælg en liste.").says("Vælg en fil.");
  }

  @Test
  void saysWhatToDoWithAWorkbook() {
    var workbook = new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0};
    var list = publicList("mappe").value().toString();

    as(alice).fill("liste", list).attach("file", "læsere.xlsx", "application/octet-stream", workbook).post(PATH)
        .isRefused().says("gem den som CSV");
  }

  @Test
  void needsNoOriginForStaff() {
    var staff = list("ansatte", ReaderList.Kind.STAFF, true);
    var address = upload(staff, "ansat@q.example\r\n");
    as(alice).get(address).says("Listen er for medarbejdere");

    as(alice).fill("separator", "0").fill("column", "ADDRESS").post(address + "/begyndelse").redirectsTo(address);
    run();

    assertThat(addresses(staff)).containsExactly("ansat@q.example");
  }

  @Test
  void beginsOnceAndTakesBackOnce() {
    var list = publicList("dobbelt");
    var address = upload(list, "a@r.example\r\n");
    for (var i = 0; i < 2; i++) {
      as(alice).fill("separator", "0").fill("column", "ADDRESS").fill("origin", "Papir " + i).post(address + "/begyndelse")
          .redirectsTo(address);
    }
    run();
    as(alice).fill("separator", "0").fill("column", "ADDRESS").fill("origin", "Papir 3").post(address + "/begyndelse")
        .redirectsTo(address);
    run();

    assertThat(addresses(list)).containsExactly("a@r.example");
    var reader = bean(Readers.class).find("a@r.example").orElseThrow().id();
    assertThat(bean(Subscriptions.class).consents(reader)).singleElement().returns("Papir 0", Subscriptions.Consent::text);
    as(alice).post(address + "/fortrydelse").redirectsTo(address);
    as(alice).post(address + "/fortrydelse").redirectsTo(address);
    as(alice).get(address).says("Importen kan ikke fortrydes nu.");
    run();
    assertThat(audience(list)).isEmpty();
  }

  @Test
  void bringsNobodyOntoAListThatWasClosedMeanwhile() {
    var list = publicList("lukkes");
    var address = upload(list, "b@r.example\r\n");
    bean(Lists.class).archive(list, clock().instant());

    var again =
        as(alice).fill("separator", "0").fill("column", "ADDRESS").fill("origin", "Papir ved døren").post(address + "/begyndelse")
            .isRefused().says("Listen er arkiveret, så ingen kommer på den").page();
    run();

    assertThat(again.select("[name=origin]").val()).isEqualTo("Papir ved døren");
    assertThat(bean(Readers.class).find("b@r.example")).isEmpty();
  }

  @Test
  void knowsNoFileThatIsGoneAndShowsNoneToReaders() {
    var gone = PATH + "/" + UUID.randomUUID();
    as(alice).get(gone).isNotFound();
    as(alice).get(gone + "/afviste.csv").isNotFound();
    as(alice).fill("column", "ADDRESS").post(gone + "/begyndelse").isNotFound();
    as(alice).post(gone + "/fortrydelse").isNotFound();

    var file = upload(publicList("fil"), "c@r.example\r\n");
    for (var person : List.of(bob, charlie)) {
      as(person).get(file).isForbidden();
      as(person).get(file + "/afviste.csv").isForbidden();
      as(person).fill("column", "ADDRESS").fill("origin", "x").post(file + "/begyndelse").isForbidden();
    }
    fresh().get(file).sendsToSignIn();
  }
}
