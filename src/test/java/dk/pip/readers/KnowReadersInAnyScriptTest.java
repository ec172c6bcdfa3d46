package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.CaseFold;
import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Names and addresses in all scripts: each is added, found, taken out and erased, whatever the case of its letters.
class KnowReadersInAnyScriptTest extends ReaderTest {
  private static final List<String> SCRIPTS =
      List.of(
          "abcxyz", "æøåéñçœßðþ", "İIıişğü", "αβγσςάώΐ", "абвгѣђі", "אבגדה", "ابتثج", "漢字例え", "한글가나", "กขคงจ",
          "ǆǅǉʼnſꭰᏸ", "ẛ̣ḍ̇i̇ä̈", "𐐨𐐩𞤢𞤣", "ĳŀıſþ", "ქართული", "հայերեն");
  private static final ReaderLists lists = bean(ReaderLists.class);
  private static final Readers readers = bean(Readers.class);

  private final Random random = new Random(11);

  private String word() {
    var letters = SCRIPTS.get(random.nextInt(SCRIPTS.size())).codePoints().toArray();
    var word = new StringBuilder();
    for (var i = random.nextInt(1, 8); i > 0; i--) {
      var letter = letters[random.nextInt(letters.length)];
      word.appendCodePoint(random.nextInt(3) == 0 ? Character.toUpperCase(letter) : letter);
    }
    return word.toString();
  }

  @Test
  void addsFindsTakesOutAndErases() throws IOException {
    var list = list("alle-skrifter", ReaderList.Kind.STAFF, false);
    var known = new ArrayList<MailAddress>();
    var keys = new HashSet<String>();
    while (known.size() < 150) {
      var address = MailAddress.parse(word() + "." + word() + "@" + (random.nextBoolean() ? "skrift.example" : word() + ".example"));
      if (address.isPresent() && keys.add(address.get().key())) {
        lists.put(editor(), list, address.get(), word() + " " + word());
        known.add(address.get());
      }
    }
    // The last one of all by its bytes, and the one that once made the export go on for ever.
    for (var last : List.of("𞤣ende@skrift.example", "İstanbul@skrift.example")) {
      lists.put(editor(), list, MailAddress.parse(last).orElseThrow(), "");
      known.add(MailAddress.parse(last).orElseThrow());
    }

    for (var address : known) {
      var reader = readers.find(address.text()).orElseThrow();
      assertThat(reader.address()).isEqualTo(address.text());
      assertThat(otherCase(address).map(other -> readers.find(other).map(Reader::id)))
          .allSatisfy(found -> assertThat(found).contains(reader.id()));
      assertThat(lists.search(CaseFold.of(address.text()), 50)).extracting(Reader::id).contains(reader.id());
      if (!reader.name().isEmpty()) {
        assertThat(lists.search(reader.name(), 50)).extracting(Reader::id).contains(reader.id());
      }
      lists.put(editor(), list, MailAddress.parse(CaseFold.of(address.text())).orElseThrow(), "");
    }
    assertThat(pages(list, 7)).hasSize(known.size()).doesNotHaveDuplicates();
    assertThat(exported(list)).hasSize(known.size() + 1);
    for (var address : known) {
      var reader = readers.find(CaseFold.of(address.text())).orElseThrow();
      lists.erase(null, reader.id());
      assertThat(readers.find(address.text())).isEmpty();
      assertThat(lists.put(editor(), list, MailAddress.parse(CaseFold.of(address.text())).orElseThrow(), "")).isFalse();
    }
    assertThat(pages(list, 7)).isEmpty();
  }

  /// As others may write it; not where a letter alone becomes another one, such as ß SS or ı I.
  private static java.util.stream.Stream<String> otherCase(MailAddress address) {
    var text = address.text();
    return java.util.stream.Stream.of(text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT), CaseFold.of(text))
        .filter(other -> CaseFold.of(other).equals(address.key()));
  }

  private static List<ReaderId> pages(ListId list, int size) {
    var found = new ArrayList<ReaderId>();
    var after = "";
    while (true) {
      var some = lists.roll(list, "", after, size);
      some.forEach(entry -> found.add(entry.reader().id()));
      if (some.size() < size) {
        return found;
      }
      after = some.getLast().reader().address();
      assertThat(found.size()).as("a walk that ends").isLessThan(10_000);
    }
  }

  private static List<String> exported(ListId list) throws IOException {
    var out = new ByteArrayOutputStream();
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> bean(ReaderExport.class).readers(null, list, Texts.in(Language.DA), out));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
