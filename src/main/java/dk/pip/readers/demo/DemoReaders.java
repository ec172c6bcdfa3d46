package dk.pip.readers.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.mail.MailboxServer;
import dk.pip.people.Staff;
import dk.pip.readers.CsvFormat;
import dk.pip.readers.CsvFormat.Column;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderImports;
import dk.pip.readers.ReaderList.Kind;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.ReaderLists.Words;
import dk.pip.readers.Readers;
import dk.pip.shared.MailAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The demo's readers: lists for staff, citizens and two parts of the town, and some three hundred people, all invented,
/// at addresses that can't be real.
@Component
@Profile("demo")
class DemoReaders implements DemoStep {
  private static final List<String> FIRST_NAMES =
      List.of(
          ("Agnete Aksel Alma Amina Anders Anne Arne Asta Astrid Aya Birgit Bo Bodil Børge Carl Dagmar Daniel Ditte Ebbe"
                  + " Elin Ella Emil Esther Fatima Finn Frida Gerda Grethe Gunnar Hanne Harald Hassan Helge Ida Inger Ivan"
                  + " Jens Johanne Jørgen Karen Karla Kirsten Knud Lasse Laura Leif Lise Magnus Maja Malthe Marie Merete"
                  + " Mikkel Mogens Nanna Niels Nora Oskar Otto Palle Rasmus Rigmor Rikke Samira Signe Sigurd Søren Thea"
                  + " Tove Ulla Valdemar Vera Viggo Vibeke Yusuf Åge Åse")
              .split(" "));
  private static final List<String> LAST_NAMES =
      List.of(
          ("Aagaard Abel Bach Bak Bille Birk Brandt Bruun Dahl Dam Eskildsen Falk Frost Gad Hald Hede Hjort Holm Juhl"
                  + " Kjær Krog Lind Lund Lykke Munk Møller Nør Ravn Riis Rask Skov Sloth Sommer Stæhr Thorup Toft Vang Vester"
                  + " Vind Winther")
              .split(" "));

  /// Whom the demo's mail server doesn't know, and whom it tells to come back.
  private static final String MISSING = "Poul Bach;poul.bach@" + MailboxServer.NOWHERE + "\r\n";

  private static final String UNLUCKY = MISSING + "Inger Skov;" + MailboxServer.FULL + "@familie.example\r\n";

  private final Readers readers;
  private final ReaderLists lists;
  private final ReaderImports imports;
  private final Clock clock;

  DemoReaders(Readers readers, ReaderLists lists, ReaderImports imports, Clock clock) {
    this.readers = readers;
    this.lists = lists;
    this.imports = imports;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "readers";
  }

  @Override
  public void fill(DemoFilling filling) {
    var editor = filling.editor();
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(2026);
    var owner = editor.id().value();
    var staff =
        lists.add(
            editor,
            new Words("Medarbejdere", "Pip for alle, der arbejder i kommunen.", Kind.STAFF, true, "", owner));
    var citizens =
        lists.add(
            editor, new Words("Borgere", "Nyt fra hele Ellebæk, en gang om måneden.", Kind.PUBLIC, false, "", owner));
    var schools =
        lists.add(
            editor,
            new Words(
                "Forældre og skoler",
                "Når der sker noget i skoler og dagtilbud.",
                Kind.PUBLIC,
                false,
                "Børn og Skole",
                owner));
    var culture =
        lists.add(
            editor,
            new Words(
                "Kultur i Ellebæk", "Koncerter, udstillinger og foredrag.", Kind.PUBLIC, false, "Kultur og Fritid", owner));
    bringIn(editor, staff, "medarbejdere.csv", people(random, 110, "ellebaek.example"), "");
    bringIn(editor, citizens, "borgere.csv", people(random, 120, "borger.example"), "Tilmeldt ved byfesten i august");
    bringIn(editor, schools, "foraeldre.csv", people(random, 60, "familie.example") + UNLUCKY, "Sagt ja på skolens forældremøde");
    bringIn(editor, culture, "kultur.csv", people(random, 40, "fritid.example") + MISSING, "Tilmeldt i Kulturhuset");
    for (var slip : List.of("tove.lind@ellebeak.example", "karl.dam@elebaek.example")) {
      lists.put(editor, staff, MailAddress.parse(slip).orElseThrow(), "");
      readers
          .find(slip)
          .ifPresent(reader -> readers.gone(reader.id(), "550 5.1.2 Host or domain name not found", clock.instant()));
    }
  }

  private void bringIn(Staff editor, ListId list, String name, String csv, String origin) {
    try {
      var bytes = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
      var id = imports.upload(editor, editor.name(), list, name, bytes);
      imports.begin(editor, id, new CsvFormat(';', true, List.of(Column.NAME, Column.ADDRESS)), origin);
      imports.runWaiting();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String people(RandomGenerator random, int count, String domain) {
    var csv = new StringBuilder("Navn;E-mail\r\n");
    for (var i = 0; i < count; i++) {
      var first = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
      var last = LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
      csv.append(first).append(' ').append(last).append(';');
      csv.append(letters(first)).append('.').append(letters(last)).append('@').append(domain).append("\r\n");
    }
    return csv.toString();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("æ", "ae").replace("ø", "oe").replace("å", "aa");
  }
}
