package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What editors do with lists and those on them.
class ManageListsTest extends ReaderTest {
  private static final String PATH = "/redaktion/laesere";
  private static final Readers readers = bean(Readers.class);

  @Test
  void makesChangesAndArchivesAList() {
    as(alice).get(PATH).isOk().says("Læsere");
    as(alice).fill("name", "").post(PATH + "/lister").isRefused().says("Giv listen et navn");
    var address =
        as(alice)
            .fill("name", "Børn & Unge på Ærø").fill("about", "Nyt om skolerne").fill("kind", "PUBLIC")
            .post(PATH + "/lister").location();

    as(alice).get(address).isOk().says("Børn & Unge på Ærø").says("For alle").says("ingen læsere");
    assertThat(readers.findList("boern-unge-paa-aeroe")).isPresent();
    as(alice).fill("name", "Børn og Unge").post(address).redirectsTo(address);
    as(alice).get(address).says("Børn og Unge");
    assertThat(fresh().get("/tilmeld").page().text()).contains("Meld mig til");
    as(alice).post(address + "/arkivering").redirectsTo(address);
    as(alice).get(address).says("arkiveret");
    as(alice).post(address + "/genbrug").redirectsTo(address);
    as(agnes).get("/indstillinger/personer").says("Listen Børn & Unge på Ærø blev oprettet").says("blev arkiveret");
  }

  @Test
  void makesOnlyListsOfStaffMandatory() {
    as(alice).fill("name", "Alle").fill("kind", "PUBLIC").fill("mandatory", "true").post(PATH + "/lister").isRefused()
        .says("Kun lister for medarbejdere");
  }

  @Test
  void keepsReadersAndStrangersOut() {
    as(bob).get(PATH).isForbidden();
    as(emil).get(PATH).sendsToSignIn();
  }

  @Test
  void leafsThroughAListAndFindsSomebodyOnIt() {
    var list = publicList("lang");
    for (var i = 0; i < 120; i++) {
      reader("laeser%03d@lang.example".formatted(i), list);
    }
    var address = PATH + "/lister/" + list.value();
    var first = as(alice).get(address).isOk().says("120 læsere").page();
    assertThat(first.select("tbody tr")).hasSize(50);
    var second = as(alice).get(address + first.select("a[rel=next]").attr("href").replaceFirst(".*\\?", "?")).page();
    assertThat(second.select("tbody tr th").first().text()).isEqualTo("laeser050@lang.example");
    var third = as(alice).get(address + second.select("a[rel=next]").attr("href").replaceFirst(".*\\?", "?")).page();
    assertThat(third.select("tbody tr")).hasSize(20);
    assertThat(third.select("a[rel=next]")).isEmpty();

    assertThat(as(alice).get(address + "?q=LAESER11").page().select("tbody tr")).hasSize(10);
    as(alice).get(address + "?q=%25").isOk().says("Ingen fundet");
  }

  @Test
  void findsByAnyPartOfANameInAnyCase() {
    var list = list("navne", ReaderList.Kind.STAFF, false);
    var page = PATH + "/lister/" + list.value();
    as(alice).fill("mail", "a@navne.example").fill("name", "Åse Bech-Kjærgård").post(page + "/laesere").redirectsTo(page);
    as(alice).fill("mail", "b@navne.example").fill("name", "Aase O'Neill Kjær").post(page + "/laesere").redirectsTo(page);
    as(alice).fill("mail", "kjær@navne.example").fill("name", "").post(page + "/laesere").redirectsTo(page);

    assertThat(found(page, "KJÆR")).containsExactly("a@navne.example", "b@navne.example", "kjær@navne.example");
    assertThat(found(page, "ærgÅ")).containsExactly("a@navne.example");
    assertThat(found(page, "åse bech-k")).containsExactly("a@navne.example");
    assertThat(found(page, "o'n")).containsExactly("b@navne.example");
    assertThat(found(page, "å")).containsExactly("a@navne.example");
    assertThat(found(page, "_")).isEmpty();
    assertThat(as(alice).get(PATH + "/soeg?q=bech-kjærgÅrd").page().select("main").text()).contains("a@navne.example");
    as(alice).get(PATH + "/soeg?q=navne.example").isOk().says("Ingen fundet");
  }

  private static List<String> found(String list, String typed) {
    var query = "?q=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
    return as(alice).get(list + query).page().select("tbody tr th").eachText();
  }

  /// Whoever gets another address has another place.
  @Test
  void keepsAListInTheOrderOfItsAddresses() {
    var list = list("orden", ReaderList.Kind.STAFF, false);
    var page = PATH + "/lister/" + list.value();
    var moving = reader("a@orden.example", list);
    reader("b@orden.example", list);
    reader("c@orden.example", list);
    assertThat(found(page, "")).containsExactly("a@orden.example", "b@orden.example", "c@orden.example");

    as(alice).fill("mail", "Bø@orden.example").post(PATH + "/" + moving.value() + "/adresse").redirectsTo(PATH + "/" + moving.value());

    assertThat(found(page, "")).containsExactly("b@orden.example", "Bø@orden.example", "c@orden.example");
    assertThat(found(page, "bØ@")).containsExactly("Bø@orden.example");
    assertThat(found(page, "a@")).isEmpty();
  }

  @Test
  void looksAReaderUpTakesThemOffAndErasesThem() {
    var list = publicList("en");
    var reader = reader("nogen@en.example", list);
    var address = PATH + "/" + reader.value();
    as(alice).get(PATH + "/soeg?q=nogen@").isOk().says("nogen@en.example").says("Får mails");

    as(alice).fill("liste", list.value().toString()).post(address + "/fjernelse").redirectsTo(address);
    as(alice).get(address).says("Taget af Listen en").says("Meldt fra i dag");
    assertThat(addresses(list)).isEmpty();
    as(alice).post(address + "/sletning").redirectsTo(PATH);

    as(alice).get(address).isNotFound();
    assertThat(bean(Suppressions.class).has("nogen@en.example")).isTrue();
  }

  @Test
  void putsStaffOnTheirListButNobodyWhoSaidNo() {
    var staff = list("klub", ReaderList.Kind.STAFF, false);
    bean(Suppressions.class).add("nej@klub.example", Suppressions.Because.ERASED, clock().instant());
    var address = PATH + "/lister/" + staff.value();

    as(alice).fill("mail", "ja@klub.example").fill("name", "Ja").post(address + "/laesere").redirectsTo(address);
    as(alice).get(address).says("ja@klub.example er på listen");
    as(alice).fill("mail", "nej@klub.example").post(address + "/laesere").redirectsTo(address);
    as(alice).get(address).says("har selv sagt nej tak");
    assertThat(addresses(staff)).containsExactly("ja@klub.example");
    as(alice).fill("mail", "x@y.example").post(PATH + "/lister/" + publicList("fri").value() + "/laesere").isRefused();
    var slip = as(alice).fill("mail", "bodil(at)klub").fill("name", "Bodil").post(address + "/laesere").isRefused().page();
    assertThat(slip.select("#mail").val()).isEqualTo("bodil(at)klub");
    assertThat(slip.select("#name").val()).isEqualTo("Bodil");
  }

  @Test
  void correctsASlipOfTheKeysWithOneClick() {
    var list = publicList("slaafejl");
    var slips = List.of("ida@gmial.com", "bo@hotnail.dk", "eva@outlook.con", "per@ellebeak.example", "gitte@mail.dl");
    for (var slip : slips) {
      readers.gone(reader(slip, list), "550 5.1.1 unknown", clock().instant());
    }

    var page = as(alice).get(PATH + "/virker-ikke").isOk().says("550 5.1.1 unknown").page();

    assertThat(page.select("input[name=mail]").eachAttr("value"))
        .containsExactlyInAnyOrder(
            "ida@gmail.com", "bo@hotmail.dk", "eva@outlook.com", "per@ellebaek.example", "gitte@mail.dk");
    var form = page.select("form[action$=/adresse]").first();
    as(alice)
        .fill("mail", form.select("input[name=mail]").val())
        .fill("videre", PATH + "/virker-ikke")
        .post(form.attr("action"))
        .redirectsTo(PATH + "/virker-ikke");
    assertThat(addresses(list)).containsExactly(form.select("input[name=mail]").val());
  }

  @Test
  void showsWhatDoesNotWorkToWhoeverLooksAfterTheList() {
    var account = bean(dk.pip.people.People.class).list().stream().filter(one -> one.mail().equals(alice.mail())).findFirst();
    var id = new ListId(dk.pip.shared.Id.fresh(clock().instant()));
    var words = new Lists.Words("Alices liste", "", false, "", account.orElseThrow().id().value());
    bean(Lists.class).add(id, "alices", ReaderList.Kind.PUBLIC, words, clock().instant());
    readers.gone(reader("doed@alices.example", id), "550 5.1.1 unknown", clock().instant());

    as(alice).get(PATH).says("Én af dem er på en liste, du passer.");
    var hers = as(alice).get(PATH + "/virker-ikke").page().select("section:has(h2:contains(På lister, du passer))");
    assertThat(hers.select("h3").eachText()).containsExactly("doed@alices.example");
    assertThat(as(agnes).get(PATH + "/virker-ikke").says("På »Alices liste«, som Alice Vang passer.").text())
        .doesNotContain("På lister, du passer");
  }

  @Test
  void correctsNoAddressToOneThatSaidNo() {
    var reader = reader("lis@gmial.com", publicList("nej"));
    readers.gone(reader, "550 5.1.1 unknown", clock().instant());
    bean(Suppressions.class).add("lis@gmail.com", Suppressions.Because.COMPLAINED, clock().instant());
    var address = PATH + "/" + reader.value() + "/adresse";

    as(alice).fill("mail", "lis@gmail.com").post(address).isRefused().says("har sagt nej til mails fra os");

    assertThat(readers.find(reader).orElseThrow().address()).isEqualTo("lis@gmial.com");
  }

  @Test
  void leavesWhatMayBeRight() {
    assertThat(Typos.suggest("ida@gmail.com", List.of())).isEmpty();
    assertThat(Typos.suggest("ida@firma.dk", List.of())).isEmpty();
    assertThat(Typos.suggest("ida@mail.com", List.of("ellebaek.dk"))).as("a real one, near others").isNotEmpty();
  }

  @Test
  void takesAListOutForExcel() {
    var list = publicList("ud");
    var reader = reader("-regn@ud.example", list);
    bean(ReaderRows.class).changeAbout(reader, "=HYPERLINK(\"x\");Søren", dk.pip.shared.Language.DA);

    var answer = as(alice).post(PATH + "/lister/" + list.value() + "/eksport").isOk();

    assertThat(answer.bytes()).startsWith(0xef, 0xbb, 0xbf);
    assertThat(answer.header("Content-Disposition").orElseThrow()).contains("pip-ud.csv");
    var lines = new String(answer.bytes(), StandardCharsets.UTF_8).substring(1).split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).isEqualTo("Mailadresse;Navn;Sprog;Siden;Tilstand");
    assertThat(lines[1]).startsWith("'-regn@ud.example;\"'=HYPERLINK(\"\"x\"\");Søren\";da;");
  }

  @Test
  void showsAFormForOtherSites() {
    publicList("a-liste");
    publicList("b-liste");
    var page = as(alice).get(PATH + "/formular").isOk().page();

    var markup = org.jsoup.Jsoup.parse(page.select("textarea").val());
    assertThat(markup.select("form").attr("action")).isEqualTo("https://pip.ellebaek.example/tilmeld");
    assertThat(markup.select("input[type=checkbox]").size()).isGreaterThanOrEqualTo(2);
    assertThat(markup.select("script")).isEmpty();
  }

  @Test
  void keepsWhatWasTypedAboutAList() {
    var about = "Om skolerne. ".repeat(30).strip();

    var again =
        as(alice).fill("name", "Skolenyt").fill("about", about).fill("kind", "STAFF").fill("mandatory", "true").fill("section", "Skole")
            .post(PATH + "/lister").isRefused().says("Skriv det på højst 300 tegn.").page();

    assertThat(again.select("[name=name]").val()).isEqualTo("Skolenyt");
    assertThat(again.select("[name=about]").val()).isEqualTo(about);
    assertThat(again.select("input[value=STAFF]").hasAttr("checked")).isTrue();
    assertThat(again.select("[name=mandatory]").hasAttr("checked")).isTrue();
    assertThat(again.select("[name=section]").val()).isEqualTo("Skole");
  }

  @Test
  void knowsNoListAndNoReaderThatIsGone() {
    var gone = PATH + "/lister/" + UUID.randomUUID();
    for (var page : List.of("", "/ret")) {
      as(alice).get(gone + page).isNotFound();
    }
    for (var act : List.of("", "/arkivering", "/genbrug", "/laesere", "/eksport")) {
      as(alice).fill("name", "Ny").fill("mail", "x@y.example").post(gone + act).isNotFound();
    }
    for (var act : List.of("/fjernelse", "/sletning", "/adresse")) {
      as(alice).fill("liste", publicList("l" + act.length()).value().toString()).fill("mail", "x@y.example").post(PATH + "/987654321" + act)
          .isNotFound();
    }
    var reader = reader("der@gone.example", publicList("der"));
    as(alice).fill("liste", UUID.randomUUID().toString()).post(PATH + "/" + reader.value() + "/fjernelse").isNotFound();
  }

  @Test
  void putsNobodyOnAListThatWasClosedMeanwhile() {
    var closed = list("lukket-klub", ReaderList.Kind.STAFF, false);
    var address = PATH + "/lister/" + closed.value();
    bean(Lists.class).archive(closed, clock().instant());

    as(alice).fill("mail", "ny@lukket.example").post(address + "/laesere").redirectsTo(address);

    as(alice).get(address).says("Listen er arkiveret, så ingen kommer på den");
    assertThat(readers.find("ny@lukket.example")).isEmpty();
  }

  @Test
  void correctsNoAddressToAnotherReaders() {
    var list = publicList("optaget");
    reader("anna@optaget.example", list);
    var reader = reader("ana@optaget.example", list);
    var address = PATH + "/" + reader.value() + "/adresse";

    for (var typed : List.of("ANNA@optaget.example", "anna(at)optaget")) {
      var again = as(alice).fill("mail", typed).post(address).isRefused().page();
      assertThat(again.select("input[name=mail]").val()).isEqualTo(typed);
    }

    as(alice).fill("mail", "ANNA@optaget.example").post(address).says("En anden læser har den adresse.");
    assertThat(readers.find(reader).orElseThrow().address()).isEqualTo("ana@optaget.example");
    for (var person : List.of(bob, charlie)) {
      as(person).fill("mail", "bob@optaget.example").post(address).isForbidden();
      as(person).post(PATH + "/" + reader.value() + "/sletning").isForbidden();
      as(person).get(PATH + "/" + reader.value()).isForbidden();
      as(person).post(PATH + "/lister/" + list.value() + "/eksport").isForbidden();
    }
  }
}
