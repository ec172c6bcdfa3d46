package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadBundleTest {
  private static final String EDITION =
      """
      format: pip-edition-1
      number: 3
      month: 2026-03
      title: Forår i byen
      blocks:
        - kind: story
          story: baenken
      """;
  private static final String STORY =
      """
      ---
      headline: Bænken vandt
      ---

      Det begyndte med en lap papir.
      """;

  @Test
  void readsTheSmallestEdition() {
    var bundle = read(EDITION, STORY);

    assertThat(bundle.edition().title()).isEqualTo("Forår i byen");
    assertThat(bundle.edition().audience()).isEqualTo(Audience.PUBLIC);
    assertThat(bundle.edition().stories()).extracting(Story::headline).containsExactly("Bænken vandt");
    assertThat(bundle.edition().stories().getFirst().body()).isEqualTo("Det begyndte med en lap papir.");
  }

  @Test
  void countsLettersAsPeopleDo() {
    for (var letter : List.of("å", "😀", "👩‍🚒", "🇬🇱", "q\u0301")) {
      var title = letter.repeat(120);
      assertThat(read(EDITION.replace("Forår i byen", title), STORY).edition().title()).isEqualTo(title);
      assertThat(faults(EDITION.replace("Forår i byen", title + letter), STORY).toString()).contains("120", "121");
    }
  }

  @Test
  void givesBackTheVeryFilesItWasGiven() throws IOException {
    var files = files(EDITION + "# en bemærkning, der bliver\n", STORY);

    var again = BundleFiles.readZip(new ByteArrayInputStream(BundleReader.read(files, nothing()).files().zip()));

    assertThat(again.files()).containsExactlyEntriesOf(files.files());
    assertThat(again.zip()).isEqualTo(files.zip());
  }

  @Test
  void saysWhereEachFaultIsAndHowToMendIt() {
    var faults =
        faults(
            """
            format: pip-edition-1
            number: tre
            month: 2026-13
            titel: Forår
            title: Forår
            blocks:
              - kind: story
                story: baenken
              - kind: quizz
              - kind: invitation
                title: Koncert
                start: 2026-03-19 25:00
                place: Gården
                sign-up: javascript:alert(1)
            """,
            STORY);

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "edition.yaml:2 »number« skal være et helt tal fra 1 til 99, ikke »tre«.",
            "edition.yaml:3 »month« skal skrives som 2026-03. Her står »2026-13«.",
            "edition.yaml:4 Feltet »titel« kendes ikke. Mente du »title«?",
            "edition.yaml:9 Blokken »quizz« kendes ikke. Mente du »quiz«?",
            "edition.yaml:12 »start« skal skrives som 2026-03-19 17:00. Her står »2026-03-19 25:00«.",
            "edition.yaml:14 »sign-up« skal være en adresse, der begynder med https://. Her står »javascript:alert(1)«.");
  }

  @Test
  void findsFaultsInStoriesAtTheirOwnLines() {
    var faults =
        faults(
            EDITION,
            """
            ---
            headline: Bænken vandt
            manchet: Tre klasser slog sig sammen
            ---

            Første linje.

            ![](pictures/mangler.jpg)
            """);

    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault).startsWith("stories/baenken.md:3 Feltet »manchet« kendes ikke."))
        .anySatisfy(
            fault -> assertThat(fault).startsWith("stories/baenken.md:8 Billedet »pictures/mangler.jpg« er ikke i pakken."))
        .anySatisfy(
            fault -> assertThat(fault).startsWith("stories/baenken.md:8 Billedet »pictures/mangler.jpg« mangler tekst"));
  }

  @Test
  void missesAStoryThatIsNamedAndOneThatIsNot() {
    var files = new LinkedHashMap<String, String>();
    files.put("edition.yaml", EDITION);
    files.put("stories/glemt.md", STORY);

    assertThat(faults(files))
        .containsExactlyInAnyOrder(
            "edition.yaml:7 Filen stories/baenken.md er ikke i pakken.",
            "stories/glemt.md Historien bruges ikke. Tilføj en blok med »story: glemt«, eller fjern filen.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: &a Forår\nnumber: *a",
        "title: !!javax.script.ScriptEngineManager [x]",
        "title: !!binary aGVq",
        "title: Forår\n---\ntitle: Andet",
        "title: [[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]",
        "title: \"Forår\n\tnumber: 3",
        "? [a, b]\n: c",
      })
  void refusesYamlTricks(String yaml) {
    assertThat(faults(yaml, STORY)).isNotEmpty();
  }

  @Test
  void refusesAliasBombs() {
    var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (var letter = 'b'; letter < 'k'; letter++) {
      var before = (char) (letter - 1);
      bomb.append(letter).append(": &").append(letter).append(" [");
      bomb.append(("*" + before + ",").repeat(8)).append("*").append(before).append("]\n");
    }

    assertThat(faults(bomb.toString(), STORY)).singleElement().asString().startsWith("edition.yaml:1 YAML-ankre");
  }

  @Test
  void refusesAStoryOfAHundredThousandLines() {
    assertThat(faults(EDITION, STORY + "x\n".repeat(100_000)))
        .containsExactly("stories/baenken.md Filen har flere end 20.000 linjer. Del teksten i flere historier.");
  }

  @Test
  void readsDeeplyNestedMarkdownWithoutRunningOutOfStack() {
    var bundle = read(EDITION, STORY + "\n" + "> ".repeat(10_000) + "dybt\n\n" + "[ ".repeat(10_000) + "x\n\n" + "- ".repeat(5_000));

    assertThat(bundle.edition().stories()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../ude.md", "stories/../../ude.md", "/etc/passwd", "stories\\x.md", "stories/\u0000.md", "C:/x.md"})
  void refusesPathsThatLeadOut(String path) throws IOException {
    var zip = zip(Map.of("edition.yaml", EDITION, path, STORY));

    assertThatThrownBy(() -> BundleFiles.readZip(new ByteArrayInputStream(zip))).isInstanceOf(BundleUnreadable.class);
  }

  @Test
  void refusesAZipBombBeforeItIsUnpacked() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("pictures/bombe.png"));
      var zeros = new byte[1024 * 1024];
      for (var i = 0; i < 300; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    var memory = java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);
    var before = memory.getCurrentThreadAllocatedBytes();

    var refused =
        catchThrowableOfType(BundleUnreadable.class, () -> BundleFiles.readZip(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(texts(refused)).containsExactly("pictures/bombe.png Filen fylder mere end 20 MB. Gem billedet mindre.");
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(100L * 1024 * 1024);
  }

  @Test
  void countsWhatItPassesOver() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("__MACOSX/bombe"));
      var zeros = new byte[1024 * 1024];
      for (var i = 0; i < 101; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }

    var refused =
        catchThrowableOfType(BundleUnreadable.class, () -> BundleFiles.readZip(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(texts(refused)).containsExactly("Pakken fylder mere end 100 MB pakket ud. Gem billederne mindre.");
  }

  @Test
  void readsAFolderThatALinkLeadsTo(@TempDir Path folder, @TempDir Path elsewhere) throws IOException {
    Files.writeString(folder.resolve("edition.yaml"), EDITION);
    var link = Files.createSymbolicLink(elsewhere.resolve("marts"), folder);

    assertThat(BundleFiles.read(link).files()).containsOnlyKeys("edition.yaml");
  }

  @Test
  void refusesTooManyFiles() throws IOException {
    var files = new LinkedHashMap<String, String>();
    files.put("edition.yaml", EDITION);
    for (var i = 0; i < 300; i++) {
      files.put("stories/s" + i + ".md", STORY);
    }
    var zip = zip(files);

    var refused = catchThrowableOfType(BundleUnreadable.class, () -> BundleFiles.readZip(new ByteArrayInputStream(zip)));

    assertThat(texts(refused)).containsExactly("Pakken har flere end 200 filer. Fjern dem, der ikke hører til udgaven.");
  }

  @Test
  void refusesWhatIsNoZipOrIsCutOff() throws IOException {
    var zip = zip(Map.of("edition.yaml", EDITION, "stories/baenken.md", STORY));

    for (var length : List.of(0, 10, zip.length / 3)) {
      var cut = java.util.Arrays.copyOf(zip, length);
      assertThatThrownBy(() -> BundleFiles.readZip(new ByteArrayInputStream(cut)))
          .isInstanceOfAny(BundleUnreadable.class, java.io.EOFException.class);
    }
    assertThatThrownBy(() -> BundleFiles.readZip(new ByteArrayInputStream("hej".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(BundleUnreadable.class);
  }

  @Test
  void takesAZippedFolderWithWhatMacsLeaveInIt() throws IOException {
    var zip =
        zip(
            Map.of(
                "marts/edition.yaml", EDITION,
                "marts/stories/baenken.md", STORY,
                "marts/.DS_Store", "x",
                "__MACOSX/marts/._edition.yaml", "x"));

    assertThat(BundleFiles.readZip(new ByteArrayInputStream(zip)).files())
        .containsOnlyKeys("edition.yaml", "stories/baenken.md");
  }

  @Test
  void followsNoLinksOutOfAFolder(@TempDir Path folder, @TempDir Path elsewhere) throws IOException {
    Files.writeString(folder.resolve("edition.yaml"), EDITION);
    Files.createDirectory(folder.resolve("stories"));
    Files.writeString(elsewhere.resolve("hemmelig.md"), STORY);
    Files.createSymbolicLink(folder.resolve("stories/baenken.md"), elsewhere.resolve("hemmelig.md"));

    assertThat(BundleFiles.read(folder).files()).containsOnlyKeys("edition.yaml");
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    var files = new TreeMap<String, byte[]>();
    files.put("edition.yaml", EDITION.getBytes(StandardCharsets.ISO_8859_1));
    files.put("stories/baenken.md", STORY.getBytes(StandardCharsets.UTF_8));

    var refused = catchThrowableOfType(BundleUnreadable.class, () -> BundleReader.read(new BundleFiles(files), nothing()));

    assertThat(texts(refused)).containsExactly("edition.yaml:4 Filen er ikke UTF-8. Gem den som UTF-8.");
  }

  @Test
  void saysTheLineOfACharacterThatYamlCannotHave() {
    assertThat(faults(EDITION.replace("Forår", "For\0r"), STORY)).singleElement().asString().startsWith("edition.yaml:4 Linjen");
  }

  @Test
  void findsPicturesWhoseNamesAMacHasWritten() throws IOException {
    var edition =
        EDITION
            + """
            \s - kind: pictures
                pictures:
                  - file: pictures/åbning.jpg
                    alt: Åbningen
            """;
    var zip =
        zip(Map.of("edition.yaml", edition, "stories/baenken.md", STORY, "pictures/a\u030abning.jpg", "et billede"));

    var bundle = BundleReader.read(BundleFiles.readZip(new ByteArrayInputStream(zip)), nothing());

    assertThat(bundle.files().files()).containsKey("pictures/åbning.jpg");
  }

  /// All places where its lines may end are weighed against each other.
  @Test
  void refusesAParagraphThatFillsPages() {
    assertThat(faults(EDITION, STORY + "\n\nKort.\n\n" + "ord ord\n".repeat(4_000)))
        .containsExactly("stories/baenken.md:10 Her begynder et afsnit på over 25.000 tegn. Del det med tomme linjer.");
    assertThat(faults(EDITION, STORY + "\n\n| A | B |\n|---|---|\n| " + "ord ".repeat(7_000) + "| b |\n")).singleElement().asString().contains("et afsnit");
    assertThat(read(EDITION, STORY + "\n\n" + ("ord ".repeat(5_000) + "\n\n").repeat(5)).edition().stories()).hasSize(1);
  }

  @Test
  void refusesAnEditionThatNobodyWouldRead() {
    assertThat(faults(EDITION, STORY + "\n\n" + "x\n\n".repeat(9_000)))
        .singleElement()
        .asString()
        .startsWith("edition.yaml Udgaven er for lang. Alle tekster må tilsammen være på 600.000 tegn");
  }

  @Test
  void refusesAWordThatFillsPages() {
    assertThat(faults(EDITION, STORY + "\n" + "x".repeat(2_001)))
        .containsExactly("stories/baenken.md:7 Linjen har et ord på over 2.000 tegn. Del det.");
    assertThat(faults(EDITION + "  - kind: thanks\n    title: Tak\n    text: " + "[".repeat(5_000) + "'\n", STORY)).isNotEmpty();
    assertThat(faults(EDITION + "  - kind: thanks\n    title: Tak\n    text: " + "x".repeat(5_000) + "\n", STORY))
        .containsExactly("edition.yaml:10 Linjen har et ord på over 2.000 tegn. Del det.");
  }

  @Test
  void readsWhatBecameOfPromises() {
    var block =
        """
        \s - kind: follow-up
            as-of: 2026-03-12
            promises:
              - sentence: Bænken står
                promised: 2026-02-26
                state: %s
                due: 2026-09-01
                since: 2026-02-26
                path: %s
        """;
    assertThat(faults(EDITION + block.formatted("forsinket", "//ond.example"), STORY))
        .containsExactlyInAnyOrder(
            "edition.yaml:13 »state« skal være en af: changed, dropped, kept, late, made, on-track. Her står »forsinket«.",
            "edition.yaml:16 »path« skal være en adresse her på siden, som begynder med /. Her står »//ond.example«.");
    assertThat(faults(EDITION + "  - kind: follow-up\n    as-of: 2026-03-12\n", STORY)).isNotEmpty();
  }

  @Test
  void takesAddressesWithDanishLetters() {
    var edition =
        EDITION
            + """
            \s - kind: press-mention
                quote: God by
                source: Avisen
                date: 2026-03-01
                url: https://www.søborg.dk:8443/æbler?å=1
            """;

    var mention = (Block.PressMention) read(edition, STORY).edition().blocks().get(1);

    assertThat(mention.url()).isEqualTo("https://www.søborg.dk:8443/æbler?å=1");
    assertThat(Fields.isWebAddress("https://æ..dk")).isFalse();
    assertThat(Fields.isWebAddress("https://a@søborg.dk")).isFalse();
  }

  @Test
  void keepsScriptAsText() {
    var bundle = read(EDITION.replace("Forår i byen", "<script>alert(1)</script>"), STORY);

    assertThat(bundle.edition().title()).isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void readsTimesInTheHourThatIsSkippedInMarch() {
    var bundle =
        read(
            EDITION
                + """
                \s - kind: invitation
                    title: Natløb
                    start: 2026-03-29 02:30
                    place: Skoven
                """,
            STORY);

    var invitation = (Block.Invitation) bundle.edition().blocks().get(1);
    assertThat(invitation.start()).hasToString("2026-03-29T03:30");
  }

  private static Bundle read(String edition, String story) {
    return BundleReader.read(files(edition, story), nothing());
  }

  private static List<String> faults(String edition, String story) {
    return texts(catchThrowableOfType(BundleUnreadable.class, () -> read(edition, story)));
  }

  private static List<String> faults(Map<String, String> files) {
    return texts(catchThrowableOfType(BundleUnreadable.class, () -> BundleReader.read(files(files), nothing())));
  }

  private static List<String> texts(BundleUnreadable refused) {
    var danish = Texts.in(Language.DA);
    return refused.findings().stream().map(finding -> (finding.place() + " " + finding.text(danish)).strip()).toList();
  }

  private static BundleFiles files(String edition, String story) {
    return files(Map.of("edition.yaml", edition, "stories/baenken.md", story));
  }

  private static BundleFiles files(Map<String, String> texts) {
    var files = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new BundleFiles(files);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static PictureIntake nothing() {
    return (_, _) -> Map.<String, Picture>of();
  }
}
