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
