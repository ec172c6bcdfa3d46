package dk.pip.readers;

import static dk.pip.readers.CsvFormat.Column.ADDRESS;
import static dk.pip.readers.CsvFormat.Column.FIRST_NAME;
import static dk.pip.readers.CsvFormat.Column.LANGUAGE;
import static dk.pip.readers.CsvFormat.Column.LAST_NAME;
import static dk.pip.readers.CsvFormat.Column.NAME;
import static dk.pip.readers.CsvFormat.Column.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.Audit;
import dk.pip.shared.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportReadersTest extends ReaderTest {
  private static final ReaderImports imports = bean(ReaderImports.class);
  private static final Readers readers = bean(Readers.class);

  private static ImportId upload(ListId list, byte[] file) throws IOException {
    return imports.upload(null, "Alice", list, "læsere.csv", new ByteArrayInputStream(file));
  }

  private static ReaderImport bringIn(ListId list, String text) throws IOException {
    return bringIn(list, text.getBytes(StandardCharsets.UTF_8), "Tilmelding på borgermødet 3. marts");
  }

  private static ReaderImport bringIn(ListId list, byte[] file, String origin) throws IOException {
    var id = upload(list, file);
    imports.begin(null, id, imports.guess(imports.find(id).orElseThrow()), origin);
    imports.runWaiting();
    return imports.find(id).orElseThrow();
  }

  private static List<ReaderImport.Refusal> refusals(ReaderImport file) {
    var refusals = new ArrayList<ReaderImport.Refusal>();
    imports.eachRefusal(file.id(), refusals::add);
    return refusals;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "x-MacRoman", "UTF-16LE", "UTF-16BE", "BOM UTF-8", "BOM UTF-16LE"})
  void readsTheCharacterSetsOfExcel(String charset) throws IOException {
    var list = publicList("tegn-" + charset.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    var text = "Navn;E-mail\r\nSøren Ærø Åberg;soeren-%s@tegn.example\r\n".formatted(list.value());
    var bom = charset.startsWith("BOM ");
    var file = ((bom ? "\ufeff" : "") + text).getBytes(Charset.forName(charset.replace("BOM ", "")));

    var done = bringIn(list, file, "Papir");

    assertThat(done.added()).isEqualTo(1);
    assertThat(readers.find("soeren-%s@tegn.example".formatted(list.value())).orElseThrow().name())
        .isEqualTo("Søren Ærø Åberg");
  }

  @Test
  void findsOutSeparatorHeaderAndColumns() throws IOException {
    var list = publicList("format");
    assertThat(guess(list, "Fornavn;Efternavn;E-mailadresse;Sprog;By\nBo;Holm;bo@f.example;en;Ølby\n"))
        .isEqualTo(new CsvFormat(';', true, List.of(FIRST_NAME, LAST_NAME, ADDRESS, LANGUAGE, NOTHING)));
    assertThat(guess(list, "bo@f.example,Bo Holm\rida@f.example,Ida Krog\r"))
        .isEqualTo(new CsvFormat(',', false, List.of(ADDRESS, NAME)));
    assertThat(guess(list, "Kontakt\tNavn\nbo@f.example\tHolm, Bo; formand\n"))
        .isEqualTo(new CsvFormat('\t', true, List.of(ADDRESS, NAME)));
    assertThat(guess(list, "sep=|\nnavn|mail\nBo|bo@f.example\n"))
        .isEqualTo(new CsvFormat('|', true, List.of(NAME, ADDRESS)));
    assertThat(guess(list, "bo@f.example\nida@f.example\n"))
        .isEqualTo(new CsvFormat(';', false, List.of(ADDRESS)));
  }

  private static CsvFormat guess(ListId list, String text) throws IOException {
    var id = upload(list, text.getBytes(StandardCharsets.UTF_8));
    return imports.guess(imports.find(id).orElseThrow());
  }

  @Test
  void passesOverTitlesAndTakesTheColumnThatIsFilledBest() throws IOException {
    var list = publicList("titler");
    assertThat(guess(list, "Skoleliste, trukket 3. april 2026;;\n;;\nKlasse;Navn;E-mail\n7.a;Ib;ib@ti.example\n"))
        .isEqualTo(new CsvFormat(';', 1, true, List.of(NOTHING, NAME, ADDRESS)));
    assertThat(guess(list, "E-mailliste for klubben;;\nHentet 1. maj;af Bo;\nFornavn;Efternavn;E-mail\nIb;Bo;ib@ti.example\n"))
        .isEqualTo(new CsvFormat(';', 2, true, List.of(FIRST_NAME, LAST_NAME, ADDRESS)));
    assertThat(guess(list, "\"Udtræk af 3. maj\";\n\"Bruger: xyz\";\n\nEfternavn, fornavn;Mailadresse\nBo, Ib;ib@ti.example\n"))
        .isEqualTo(new CsvFormat(';', 2, true, List.of(NAME, ADDRESS)));
    assertThat(guess(list, "Deltagere\nE-mail\nib@ti.example\n"))
        .isEqualTo(new CsvFormat(';', 1, true, List.of(ADDRESS)));
    assertThat(guess(list, "navn;mail\nBo;\nEva;ikke endnu\nIb;ib@ti.example\n"))
        .as("rows without an address are no titles")
        .isEqualTo(new CsvFormat(';', true, List.of(NAME, ADDRESS)));
    var file = "Liste\n\nNavn;Mail 1;Mail 2;Mail 3\nA;;a@ti.example;\nB;b@ti.example;b2@ti.example;\nC;c@ti.example;c2@ti.example;\nD;;d@ti.example;\n\nI alt: 4;;;\n";
    assertThat(guess(list, file).columns()).containsExactly(NAME, NOTHING, ADDRESS, NOTHING);

    var done = bringIn(list, file);

    assertThat(addresses(list)).containsExactly("a@ti.example", "b2@ti.example", "c2@ti.example", "d@ti.example");
    assertThat(readers.find("a@ti.example").orElseThrow().name()).isEqualTo("A");
    assertThat(refusals(done)).singleElement().returns(ReaderImport.Problem.FOOTER, ReaderImport.Refusal::problem);
    assertThat(imports.addressColumns(done, CsvFormat.parse(done.format()))).isEmpty();
    var waiting = imports.find(upload(list, file.getBytes(StandardCharsets.UTF_8))).orElseThrow();
    assertThat(imports.addressColumns(waiting, imports.guess(waiting)))
        .extracting(ReaderImports.AddressColumn::title, ReaderImports.AddressColumn::filled, ReaderImports.AddressColumn::rows)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Mail 1", 2L, 5L), org.assertj.core.groups.Tuple.tuple("Mail 2", 4L, 5L));
  }

  @Test
  void leavesOutThoseWhomTheFileSaysNoAbout() throws IOException {
    var list = publicList("afmeldte");

    var done =
        bringIn(
            list,
            """
            E-mail;Navn;Tilstand
            ja1@l.example;Ja;Tilmeldt
            nej1@l.example;Nej;Afmeldt
            nej2@l.example;Nej;afmeldt 3. marts 2026
            ja2@l.example;Ja;
            nej3@l.example;Nej;Adressen virker ikke
            """);

    assertThat(done).returns(2L, ReaderImport::added).returns(3L, ReaderImport::refused).returns(3L, ReaderImport::stated);
    assertThat(refusals(done)).extracting(ReaderImport.Refusal::problem).containsOnly(ReaderImport.Problem.STATED);
    assertThat(addresses(list)).containsExactly("ja1@l.example", "ja2@l.example");
  }

  @Test
  void leavesOutOfItsOwnExportWhoHasLeft() throws IOException {
    for (var language : Language.values()) {
      var from = publicList("fra-" + language.tag());
      reader("bliver-" + language.tag() + "@x.example", from);
      var left = reader("gaar-" + language.tag() + "@x.example", from);
      bean(Subscriptions.class).leave(left, from, Leaving.by(Leaving.How.LINK), clock().instant());
      readers.gone(reader("vaek-" + language.tag() + "@x.example", from), "550", clock().instant());
      readers.complained(reader("spam-" + language.tag() + "@x.example", from), clock().instant());
      var paused = reader("pause-" + language.tag() + "@x.example", from);
      bean(ReaderRows.class).changePace(paused, false, clock().instant().plusSeconds(900_000));
      var out = new java.io.ByteArrayOutputStream();
      bean(ReaderExport.class).readers(null, from, dk.pip.shared.Texts.in(language), out);
      var id = upload(from, out.toByteArray());

      var format = imports.guess(imports.find(id).orElseThrow());

      assertThat(format.columns()).containsExactly(ADDRESS, NAME, LANGUAGE, NOTHING, CsvFormat.Column.STATE);
      var taken =
          imports.firstRows(imports.find(id).orElseThrow(), format.separator(), 20).stream()
              .skip(1)
              .map(row -> imports.understand(row, format))
              .filter(ReaderImports.Understood::taken)
              .map(row -> row.address().replaceFirst("-.*", ""));
      assertThat(taken).containsExactlyInAnyOrder("bliver", "pause");
    }
  }

  @Test
  void needsANewYesFromThoseWhoLeftAnotherList() throws IOException {
    var before = publicList("foer-borgere");
    var list = publicList("efter-borgere");
    var left = reader("gik@n.example", before);
    bean(Subscriptions.class).leave(left, before, Leaving.by(Leaving.How.PAGE), clock().instant());
    var complained = reader("spam@n.example", before);
    readers.complained(complained, clock().instant());

    var done = bringIn(list, "mail\ngik@n.example\nspam@n.example\nny@n.example\n");

    assertThat(refusals(done)).extracting(ReaderImport.Refusal::problem)
        .containsExactly(ReaderImport.Problem.LEFT_ANOTHER, ReaderImport.Problem.SAID_NO);
    assertThat(addresses(list)).containsExactly("ny@n.example");
    var id = upload(list, "mail\ngik@n.example\nspam@n.example\n".getBytes(StandardCharsets.UTF_8));
    imports.begin(null, id, imports.guess(imports.find(id).orElseThrow()), "Ringet op den 1. maj", true);
    imports.runWaiting();
    assertThat(addresses(list)).containsExactly("gik@n.example", "ny@n.example");
    assertThat(imports.find(id).orElseThrow().newYes()).isTrue();
    var staff = list("motion", ReaderList.Kind.STAFF, false);
    var lists = bean(ReaderLists.class);
    var address = dk.pip.shared.MailAddress.parse("gik@n.example").orElseThrow();
    assertThat(lists.put(editor(), staff, address, "", false)).isEqualTo(ReaderLists.Putting.LEFT_ANOTHER);
    assertThat(lists.put(editor(), staff, address, "", true)).isEqualTo(ReaderLists.Putting.DONE);
  }

  @Test
  void forgetsEverywhereWhomAnUndoneImportBroughtIn() throws IOException {
    var list = publicList("navnloes");
    var done = bringIn(list, "mail;navn\nny@w.example;Nanna\ngaar@w.example;Gorm\nforkert;Frida\n");
    var nanna = readers.find("ny@w.example").orElseThrow().id();
    var gorm = readers.find("gaar@w.example").orElseThrow().id();
    bean(Subscriptions.class).leave(gorm, list, Leaving.by(Leaving.How.LINK), clock().instant());

    imports.undo(null, done.id());
    imports.runWaiting();

    assertThat(bean(ReaderRows.class).forgotten(0, 1000)).contains(nanna);
    assertThat(readers.find(gorm).orElseThrow().name()).as("only the no is kept").isEmpty();
    assertThat(refusals(done)).isEmpty();
  }

  @Test
  void givesUpAnImportThatFailsAndGoesOnWithTheNext() throws IOException {
    var list = publicList("opgivet");
    var format = new CsvFormat(';', true, List.of(ADDRESS));
    var broken = upload(list, "mail\na@uvx.example\n".getBytes(StandardCharsets.UTF_8));
    var whole = upload(list, "mail\nb@uvx.example\n".getBytes(StandardCharsets.UTF_8));
    imports.begin(null, broken, format, "Papir");
    imports.begin(null, whole, format, "Papir");
    bean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql("update readers.import set format = ';,true,FINDES_IKKE' where id = :id")
        .param("id", broken.value())
        .update();

    imports.runWaiting();

    assertThat(imports.find(broken).orElseThrow())
        .returns(ReaderImport.State.FAILED, ReaderImport::state)
        .returns(ReaderImport.BROKEN_OFF, ReaderImport::failure);
    assertThat(imports.find(whole).orElseThrow().state()).isEqualTo(ReaderImport.State.DONE);
    assertThat(addresses(list)).containsExactly("b@uvx.example");
  }

  /// A backup leaves the file out, and what was staged of it.
  @Test
  void saysThatItWasCutOffWhereTheFileIsGone() throws IOException {
    var list = publicList("gendannet");
    var text = "mail\na@rst.example\nb@rst.example\n";
    var uploaded = upload(list, text.getBytes(StandardCharsets.UTF_8));
    var waiting = upload(list, text.getBytes(StandardCharsets.UTF_8));
    imports.begin(null, waiting, new CsvFormat(';', true, List.of(ADDRESS)), "Papir");
    bean(Imports.class).running(waiting, clock().instant());
    bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("delete from readers.import_chunk").update();

    for (var id : List.of(uploaded, waiting)) {
      assertThat(imports.find(id).orElseThrow())
          .returns(ReaderImport.State.FAILED, ReaderImport::state)
          .returns(ReaderImport.CUT_OFF, ReaderImport::failure);
    }
    assertThat(imports.begin(null, uploaded, new CsvFormat(';', true, List.of(ADDRESS)), "Papir")).isFalse();
    imports.runWaiting();

    assertThat(bean(Imports.class).find(waiting).orElseThrow())
        .returns(ReaderImport.State.FAILED, ReaderImport::state)
        .returns(0L, ReaderImport::added);
    assertThat(addresses(list)).isEmpty();
  }

  @Test
  void saysOfEveryRowThatIsRefusedWhy() throws IOException {
    var list = publicList("afvist");
    bean(Subscriptions.class)
        .leave(reader("gik@a.example", list), list, Leaving.by(Leaving.How.LINK), clock().instant());
    readers.gone(reader("vaek@a.example"), "550", clock().instant());
    bean(Suppressions.class).add("nej@a.example", Suppressions.Because.LEFT, clock().instant());
    reader("med@a.example", list);

    var done =
        bringIn(
            list,
            """
            mail;navn
            ny@a.example;"Ny ""Nytte"" Holm; formand"
            ;Ingen
            ikke en adresse;Bo
            NY@A.example;Igen
            nej@a.example;Nej
            gik@a.example;Gik
            vaek@a.example;Væk
            med@a.example;Med
            """);

    assertThat(refusals(done))
        .extracting(ReaderImport.Refusal::line, ReaderImport.Refusal::problem)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, ReaderImport.Problem.NO_ADDRESS),
            org.assertj.core.groups.Tuple.tuple(4L, ReaderImport.Problem.NOT_AN_ADDRESS),
            org.assertj.core.groups.Tuple.tuple(5L, ReaderImport.Problem.TWICE),
            org.assertj.core.groups.Tuple.tuple(6L, ReaderImport.Problem.SAID_NO),
            org.assertj.core.groups.Tuple.tuple(7L, ReaderImport.Problem.LEFT),
            org.assertj.core.groups.Tuple.tuple(8L, ReaderImport.Problem.GONE));
    assertThat(done).returns(1L, ReaderImport::added).returns(1L, ReaderImport::known).returns(6L, ReaderImport::refused);
    assertThat(addresses(list)).containsExactlyInAnyOrder("ny@a.example", "med@a.example");
    assertThat(readers.find("ny@a.example").orElseThrow().name()).isEqualTo("Ny \"Nytte\" Holm; formand");
    assertThat(readers.find("med@a.example").orElseThrow().name()).as("was empty").isEqualTo("Med");
    assertThat(bean(Subscriptions.class).consents(readers.find("ny@a.example").orElseThrow().id()))
        .extracting(Subscriptions.Consent::text)
        .containsExactly("Tilmelding på borgermødet 3. marts");
  }

  @Test
  void numbersRowsAsExcelDoesAndPassesOverTheEmptyOnes() throws IOException {
    var list = publicList("tomme");

    var done =
        bringIn(list, "mail;navn\r\na@t.example;\"A\r\nB\"\r\n\r\n;;\r\nforkert;C\r\n;D\r\n\u00a0;\r\nb@t.example;E\r\n;\r\n");

    assertThat(refusals(done))
        .extracting(ReaderImport.Refusal::line, ReaderImport.Refusal::problem)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(5L, ReaderImport.Problem.NOT_AN_ADDRESS),
            org.assertj.core.groups.Tuple.tuple(6L, ReaderImport.Problem.NO_ADDRESS));
    assertThat(done).returns(4L, ReaderImport::rows).returns(2L, ReaderImport::added).returns(2L, ReaderImport::refused);
  }

  @Test
  void takesAddressesWithWhatWasCopiedAlong() throws IOException {
    var list = publicList("kopi");

    bringIn(
        list,
        "mail\n\u00a0haard@k.example\u200b\nMailto:link@k.example\nkomma@k.example,\nmidt\u200bi@k.example\n\"Bo\" <bo@k.example>;\n");

    assertThat(addresses(list))
        .containsExactlyInAnyOrder("haard@k.example", "link@k.example", "komma@k.example", "midti@k.example", "bo@k.example");
  }

  @Test
  void forgetsTheRefusedRowsOfWhoeverIsErased() throws IOException {
    var list = publicList("slettes");
    var reader = reader("gaar@s.example", list);
    bean(Subscriptions.class).leave(reader, list, Leaving.by(Leaving.How.LINK), clock().instant());
    var done = bringIn(list, "mail\nGAAR@s.example\nforkert\n");
    assertThat(refusals(done)).hasSize(2);

    bean(ReaderLists.class).erase(null, reader);

    assertThat(refusals(done)).extracting(ReaderImport.Refusal::raw).containsExactly("forkert");
    assertThat(imports.find(done.id()).orElseThrow().refused()).isEqualTo(2);
  }

  @Test
  void overwritesNothing() throws IOException {
    var list = publicList("behold");
    var known = reader("kendt@b.example");
    bean(ReaderRows.class).changeAbout(known, "Bodil", Language.EN);

    bringIn(list, "mail;navn;sprog\nKENDT@b.example;En anden;da\n");

    assertThat(readers.find(known).orElseThrow())
        .returns("Bodil", Reader::name)
        .returns(Language.EN, Reader::language)
        .returns("kendt@b.example", Reader::address);
    assertThat(addresses(list)).containsExactly("kendt@b.example");
  }

  @Test
  void putsThoseWhoSaidNoOnWhatComesWithTheJob() throws IOException {
    var job = list("pligt", ReaderList.Kind.STAFF, true);
    bean(Suppressions.class).add("ansat@c.example", Suppressions.Because.ERASED, clock().instant());

    bringIn(job, "ansat@c.example\n".getBytes(StandardCharsets.UTF_8), "");

    assertThat(addresses(job)).containsExactly("ansat@c.example");
  }

  @Test
  void undoesAWholeImport() throws IOException {
    var list = publicList("fortryd");
    var other = publicList("anden");
    reader("foer@d.example", other);
    reader("allerede@d.example", list);
    var done = bringIn(list, "mail;navn\nny@d.example;Ny\nfoer@d.example;Før\nallerede@d.example;A\ngaar@d.example;G\nselv@d.example;S\n");
    assertThat(addresses(list)).hasSize(5);
    var self = readers.find("selv@d.example").orElseThrow();
    bean(Subscriptions.class).join(self.id(), list, "SIGN_UP", clock().instant());
    var gone = readers.find("gaar@d.example").orElseThrow();
    bean(Subscriptions.class).leave(gone.id(), list, Leaving.by(Leaving.How.LINK), clock().instant());

    assertThat(imports.undo(null, done.id())).isTrue();
    imports.runWaiting();

    assertThat(imports.find(done.id()).orElseThrow().state()).isEqualTo(ReaderImport.State.UNDONE);
    assertThat(addresses(list)).as("who has said yes meanwhile stays").containsExactly("allerede@d.example", "selv@d.example");
    assertThat(readers.find("ny@d.example")).isEmpty();
    assertThat(readers.find("foer@d.example").orElseThrow().name()).isEmpty();
    assertThat(addresses(other)).containsExactly("foer@d.example");
    assertThat(readers.find("gaar@d.example")).as("keeps the no").isPresent();
    assertThat(imports.undo(null, done.id())).isFalse();
    assertThat(bean(Audit.class).latest(100)).extracting(Audit.Entry::act)
        .contains("readers.audit.import-undone", "readers.audit.imported");
  }

  @Test
  void goesOnAfterBeingCutOff() throws IOException {
    var list = publicList("afbrudt");
    var id = upload(list, "a@e.example\nb@e.example\n".getBytes(StandardCharsets.UTF_8));
    imports.begin(null, id, new CsvFormat(';', false, List.of(ADDRESS)), "Papir");
    bean(Imports.class).running(id, clock().instant());
    bean(ImportMerge.class).clear(id);

    imports.runWaiting();

    assertThat(imports.find(id).orElseThrow()).returns(2L, ReaderImport::added).returns(ReaderImport.State.DONE, ReaderImport::state);
    assertThat(addresses(list)).hasSize(2);
  }

  @Test
  void failsWholeWhenAQuoteSwallowsTheFile() throws IOException {
    var list = publicList("citat");
    var text = "mail;navn\nbo@g.example;\"Bo\n" + "x@g.example;y\n".repeat(20_000);

    var done = bringIn(list, text);

    assertThat(done.state()).isEqualTo(ReaderImport.State.FAILED);
    assertThat(audience(list)).isEmpty();
  }
}
