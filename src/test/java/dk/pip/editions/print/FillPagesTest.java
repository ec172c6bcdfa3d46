package dk.pip.editions.print;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.Story;
import dk.pip.editions.TextLanguage;
import dk.pip.papers.Fo;
import dk.pip.papers.FoPress;
import dk.pip.papers.PrintPictures;
import dk.pip.papers.PrintSurvey;
import dk.pip.papers.Room;
import dk.pip.pictures.Picture;
import dk.pip.testing.Editions;
import dk.pip.testing.GeneratedEditions;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Pages that look made by hand: no holes into which something would fit, nothing too close, nothing torn apart.
class FillPagesTest {
  private static final Instant AT = Instant.parse("2026-03-12T07:00:00Z");
  private static final String PICTURE = "pictures/baenken.jpg";
  private static final double CLOSEST = 0.65;

  /// Editions with votes that have room on their pages only as close as can be.
  private static final List<Long> SET_TIGHT = List.of(13L, 16L, 42L, 93L, 134L, 169L);

  private static List<Laid> editions = List.of();

  private record Laid(String name, PrintPages pages, PrintSurvey survey) {}

  @BeforeAll
  static void layOut() {
    editions = editions();
  }

  @Test
  void keepsBandsApart() {
    var close =
        editions.stream()
            .flatMap(laid -> bands(laid).stream().filter(pair -> pair.distance() < pair.gap() * CLOSEST).map(pair -> laid.name() + ": " + pair))
            .toList();
    assertThat(close).isEmpty();
  }

  /// Least of all below the masthead, which is where one begins to read.
  @Test
  void setsNothingCloserThanItsPageNeeds() {
    var close =
        editions.stream()
            .flatMap(laid -> bands(laid).stream().filter(pair -> pair.distance() < pair.gap() - 0.1 && white(laid, pair) > 8).map(pair -> laid.name() + ": " + pair))
            .toList();
    assertThat(close).isEmpty();
  }

  /// How much is left at the foot of the page on which a band stands.
  private static double white(Laid laid, Pair pair) {
    return PrintPages.HIGH - laid.survey().bottom(page(laid, pair.below()));
  }

  private static int page(Laid laid, String id) {
    return Objects.requireNonNull(laid.survey().first(id)).page();
  }

  /// As many options, and a text as long, as may be written.
  @Test
  void losesNothingOfWhatIsHigherThanAPage() {
    var options = Collections.nCopies(20, "Bænken flyttes til torvet, hvor der er sol om eftermiddagen, og bliver malet i en farve, som vi finder sammen. ".repeat(3));
    var prices = "| Sted | Pris |\n| --- | --- |\n" + "| Torvet | 12 kr. |\n".repeat(60);
    var closes = LocalDateTime.of(2026, 3, 20, 12, 0);
    var first = new Block.StoryInFull(story("en", "Den første historie", null, Editions.BENCH));
    var vote = new Block.VoteCall("Hvor skal bænken stå?", options, null, closes, "baenken", null);
    var table = new Block.VoteCall("Hvor skal bænken stå?", options.subList(0, 2), null, closes, "baenken", prices);
    var quiz = new Block.Quiz("Gæt en pris", "Hvad koster en bænk?", List.of("12 kr.", "13 kr."), null, closes, prices, "12 kr.");
    for (var blocks : List.<List<Block>>of(List.of(first, vote), List.of(first, vote, vote), List.of(first, table), List.of(first, quiz), List.of(table))) {
      var laid = laid("long", Editions.manuscript("Langt", blocks));
      var survey = laid.survey();
      assertThat(IntStream.range(0, survey.pages()).mapToDouble(survey::bottom)).as("%s", blocks).allMatch(bottom -> bottom < PrintPages.HIGH + 1);
      assertThat(page(laid, "b0")).as("%s", blocks).isZero();
    }
  }

  /// What opens a page had no room on the page before. The last page is left out: it may be given more than it must have.
  @Test
  void leavesNoHoleIntoWhichTheNextWouldFit() {
    assertThat(editions.stream().flatMap(laid -> holes(laid).stream()).toList()).isEmpty();
  }

  private static List<Laid> editions() {
    var several = LongStream.rangeClosed(1, 3).parallel().mapToObj(FillPagesTest::several);
    var votes = LongStream.concat(LongStream.rangeClosed(1, 5), SET_TIGHT.stream().mapToLong(seed -> seed));
    return Stream.of(several, votes.parallel().mapToObj(FillPagesTest::voting), Stream.of(laid("pictures", galleries()), laid("stories", stories(36))))
        .flatMap(each -> each)
        .toList();
  }

  private static Laid voting(long seed) {
    return laid("votes " + seed, GeneratedEditions.withVotes(seed));
  }

  /// The blocks of five generated editions in one.
  private static Laid several(long seed) {
    var first = GeneratedEditions.of(seed * 100);
    var blocks = new ArrayList<Block>();
    for (var i = 0; i < 5; i++) {
      blocks.addAll(GeneratedEditions.of(seed * 100 + i).edition().blocks());
    }
    var edition = Editions.manuscript("Mange", blocks).edition();
    return laid("seed " + seed, new Manuscript(edition, first.imprint(), first.pictures()));
  }

  private static Manuscript galleries() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.StoryInFull(story("foerste", "Nye kolleger", PICTURE, Editions.AGREEMENT)));
    for (var i = 0; i < 5; i++) {
      blocks.add(new Block.Pictures("Billeder " + i, Collections.nCopies(i + 1, Editions.use("pictures/kryds.jpg", "Et kryds", "Krydset"))));
      blocks.add(new Block.Pictures(null, List.of(Editions.use(PICTURE, "En bænk", null))));
      blocks.add(new Block.StoryTeaser(story("h" + i, "En historie", i % 2 == 0 ? null : PICTURE, "Tekst."), "Den begynder her."));
    }
    return Editions.manuscript("Billeder", blocks);
  }

  /// More pages than there are tries.
  private static Manuscript stories(int count) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Greeting("Kære læser\n\nDet er blevet lyst, når vi går hjem.", "Redaktionen"));
    blocks.add(new Block.AlsoInThisIssue());
    for (var i = 0; i < count; i++) {
      var story = story("h" + i, "Historien om dem, der gik tur", List.of(PICTURE, "", "", "", "pictures/kryds.jpg").get(i % 5), i % 5 == 3 ? "En kort tekst." : Editions.AGREEMENT);
      blocks.add(i % 5 == 1 || i % 5 == 2 ? new Block.StoryTeaser(story, null) : new Block.StoryInFull(story));
      if (i % 4 == 3) {
        blocks.add(new Block.Invitation("Kom og se", LocalDateTime.of(2026, 3, 30, 9, 0), null, "Torvet", null, "Tag en trøje med.", null, null));
      }
      if (i % 6 == 5) {
        blocks.add(new Block.PullQuote("Det er ikke bænken, der er lang", "Tove Lind"));
      }
    }
    return Editions.manuscript("Mange historier", blocks);
  }

  private static Laid laid(String name, Manuscript manuscript) {
    var pictures = new PrintPictures();
    var press = new FoPress(pictures, new FoPress.About("Prøve", "Ellebæk", "Prøve", AT));
    var pages = PrintPages.best(manuscript, pictures, press);
    return new Laid(name, pages, press.survey(pages.document()));
  }

  /// A band and what stands above it.
  private record Pair(String above, String below, double distance, double gap) {}

  private static List<Pair> bands(Laid laid) {
    var pairs = new ArrayList<Pair>();
    var items = laid.pages().items();
    for (var i = 1; i < items.size(); i++) {
      var below = items.get(i);
      var lower = laid.survey().first(below.id());
      if (!below.wide() || below.isDivider() || lower == null || lower.first()) {
        continue;
      }
      items.subList(0, i).stream()
          .filter(item -> !item.isDivider())
          .flatMap(item -> laid.survey().spots(item.id()).stream())
          .filter(spot -> spot.page() == lower.page())
          .max(Comparator.comparingDouble(PrintSurvey.Spot::bottom))
          .ifPresent(upper -> pairs.add(new Pair(upper.id(), below.id(), lower.top() - upper.bottom(), below.gap().points())));
    }
    return pairs;
  }

  private static List<String> holes(Laid laid) {
    var holes = new ArrayList<String>();
    for (var item : laid.pages().items()) {
      var spots = laid.survey().spots(item.id());
      if (spots.size() != 1 || !item.wide() || item.keeps() || item.isDivider()) {
        continue;
      }
      var spot = spots.getFirst();
      if (!spot.first() || spot.page() == 0 || spot.page() == laid.survey().pages() - 1) {
        continue;
      }
      var needed = spot.bottom() - spot.top() + item.gap().points();
      var left = PrintPages.HIGH - laid.survey().bottom(spot.page() - 1) + spread(laid, spot.page() - 1);
      if (left > needed + 1) {
        holes.add("%s: %s needs %.0f, and page %d has %.0f left".formatted(laid.name(), item.id(), needed, spot.page(), left));
      }
    }
    return holes;
  }

  /// What was given to the spaces on a page.
  private static double spread(Laid laid, int page) {
    return laid.pages().items().stream()
        .filter(item -> laid.survey().first(item.id()) instanceof PrintSurvey.Spot spot && spot.page() == page && !spot.first())
        .mapToDouble(item -> Math.max(0, laid.pages().gap(item) - item.gap().points()))
        .sum();
  }

  /// What is only a little too much for a page is set closer, so that no colophon has a page to itself.
  @Test
  void givesTheColophonNoPageOfItsOwn() throws Exception {
    var blocks = List.<Block>of(
        new Block.Greeting("Kære læser\n\nDet er blevet lyst, når vi går hjem.", "Redaktionen"),
        new Block.StoryInFull(story("en", "Den eneste historie", PICTURE, "Hun låste op i tredive år. ".repeat(35))));
    try (var pdf = print(Editions.manuscript("Kun én", blocks))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
    }
  }

  /// Also where the columns above end elsewhere once their page is spread.
  @Test
  void putsTheColophonAtTheFootOfTheLastPage() {
    for (var laid : editions) {
      assertThat(PrintPages.HIGH - laid.survey().bottom(laid.survey().pages() - 1)).as(laid.name()).isLessThan(10);
    }
    for (var rows = 8; rows <= 12; rows += 2) {
      var table = "| Rute | Mandag | Tirsdag | Onsdag | Torsdag | Bemærkning |\n|---|---|---|---|---|---|\n" + "| 70 | 6.00 | 6.02 | 6.04 | 6.05 | Ring senest to timer før |\n".repeat(rows);
      var blocks =
          List.<Block>of(
              new Block.StoryInFull(story("en", "Den første", null, "Det var et møde om en bænk, og alle kom. ".repeat(46))),
              new Block.Greeting("Kære læser\n\nDet er blevet lyst.", "Redaktionen"),
              new Block.StoryInFull(story("to", "Køreplan", null, "Et ord om den. ".repeat(9) + "\n\n" + table + "\n\n" + "Og et til. ".repeat(5) + "\n\n" + "Til sidst. ".repeat(9))),
              new Block.StoryInFull(story("tre", "Et digt", null, "Fjorden ligger stille,\\\nbænken står for sig.\n\nMågen tager en krabbe,\\\nkrabben tager det pænt.")),
              new Block.InfoBox("Åbningstider", "| Sted | Åbent |\n|---|---|\n| Svømmehallen | 6-21 |", null),
              new Block.StoryInFull(story("fire", "Satser", null, table)));
      var laid = laid(rows + " rows", Editions.manuscript("Tabeller", blocks));
      assertThat(PrintPages.HIGH - laid.survey().bottom(laid.survey().pages() - 1)).as(laid.name()).isLessThan(10);
    }
  }

  /// What is too little for a page of its own gets company from the page before: a poster, a row of a gallery, a card, the end of a story.
  @Test
  void leavesNoLastPageMostlyWhite() {
    var laid =
        List.of(
            laid("posters", posters(2, 0)),
            laid("posters and stories", posters(2, 3)),
            laid("portraits", portraits(22)),
            laid("five invitations", invitations(5)),
            laid("twelve invitations", invitations(12)),
            laid("seven stories", stories(7)),
            laid("seventeen stories", stories(17)),
            laid("a short page after a long table", GeneratedEditions.of(22)),
            laid("a quotation", GeneratedEditions.of(105)));
    assertThat(laid).allSatisfy(each -> assertThat(whiteAtEnd(each)).as(each.name()).isLessThan(0.65));
    assertThat(laid).allSatisfy(each -> assertThat(each.survey().bottom(0)).as("front of " + each.name()).isGreaterThan(PrintPages.HIGH / 2));
  }

  private static Manuscript posters(int pairs, int stories) {
    var poster = new Block.Pictures("Majfest", List.of(Editions.use("pictures/plakat.jpg", "En plakat", "Plakaten til majfesten")));
    var blocks = new ArrayList<Block>(List.of(new Block.StoryInFull(story("en", "Den første historie", null, Editions.BENCH))));
    blocks.addAll(Collections.nCopies(pairs, poster));
    for (var i = 0; i < stories; i++) {
      blocks.add(new Block.StoryInFull(story("s" + i, "En historie", null, Editions.DEBATE)));
    }
    blocks.addAll(Collections.nCopies(pairs, poster));
    blocks.add(new Block.InfoBox("Husk", "Kort tekst om åbningstiderne.", null));
    return pictured(blocks, "pictures/plakat.jpg", Editions.picture(300, 424, 0xF5DDA0, 0xD9552B));
  }

  private static Manuscript portraits(int count) {
    var portrait = Editions.use("pictures/kollega.jpg", "En kollega", "Åse Berg, sygeplejerske på Solgården, begyndte 1. marts");
    var blocks =
        List.<Block>of(
            new Block.StoryInFull(story("en", "Den første historie", null, Editions.AGREEMENT)),
            new Block.Pictures("Nye kolleger", Collections.nCopies(count, portrait)),
            new Block.NextIssue(LocalDate.of(2026, 4, 9), null, LocalDate.of(2026, 3, 27), null));
    return pictured(blocks, "pictures/kollega.jpg", Editions.picture(300, 400, 0xE8C9B0, 0x7A3B2E));
  }

  private static Manuscript invitations(int count) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Greeting("Kære læser\n\nDet er blevet lyst, når vi går hjem.", "Redaktionen"));
    for (var i = 0; i < count; i++) {
      var text = i % 3 == 0 ? Editions.DEBATE.substring(0, 500) : "Tag en trøje med.";
      blocks.add(new Block.Invitation("Kom og se", LocalDateTime.of(2026, 3, 30, 9, 0), null, "Torvet", null, text, "https://pip.ellebaek.example/x", "Biblioteket"));
    }
    blocks.add(new Block.NextIssue(LocalDate.of(2026, 4, 9), null, LocalDate.of(2026, 3, 27), null));
    return Editions.manuscript("Kalender", blocks);
  }

  private static Manuscript pictured(List<Block> blocks, String name, Picture picture) {
    var manuscript = Editions.manuscript("Billeder", blocks);
    var pictures = new HashMap<>(manuscript.pictures());
    pictures.put(name, picture);
    return new Manuscript(manuscript.edition(), manuscript.imprint(), pictures);
  }

  /// The highest stretch of the last page with nothing in it, as a part of the page.
  private static double whiteAtEnd(Laid laid) {
    var last = laid.survey().pages() - 1;
    var spots =
        laid.pages().items().stream()
            .filter(item -> !item.isDivider())
            .flatMap(item -> laid.survey().spots(item.id()).stream())
            .filter(spot -> spot.page() == last)
            .sorted(Comparator.comparingDouble(PrintSurvey.Spot::top))
            .toList();
    var down = 0.0;
    var most = 0.0;
    for (var spot : spots) {
      most = Math.max(most, spot.top() - down);
      down = Math.max(down, spot.bottom());
    }
    return most / PrintPages.HIGH;
  }

  @Test
  void letsAPictureReachBothEdges() throws Exception {
    var laid = laid("pictures", Editions.only(new Block.Pictures(null, List.of(Editions.use(PICTURE, "En bænk", null)))));
    assertThat(widths(laid, "external-graphic")).containsExactly(Fo.points(PrintRooms.PAGE.width()));
  }

  /// The widths of all elements of a name, without those that only lay out.
  private static List<String> widths(Laid laid, String element) throws SAXException {
    var widths = new ArrayList<String>();
    var reader =
        new DefaultHandler() {
          @Override
          public void startElement(String namespace, String name, String qualified, Attributes attributes) {
            if (name.equals(element) && attributes.getValue("role") == null) {
              widths.add(attributes.getValue("width"));
            }
          }
        };
    for (var item : laid.pages().items()) {
      item.fo().write(reader);
    }
    return widths;
  }

  /// A few lines in two columns are neither here nor there.
  @Test
  void tearsNoShortTextsApart() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.StoryInFull(story("en", "Den første historie", null, Editions.BENCH)));
    blocks.add(new Block.StoryInFull(story("to", "En kort historie", null, "Museet søger billeder fra stormfloden i 1981, og dem må man gerne komme med en torsdag.")));
    blocks.add(new Block.StoryInFull(story("tre", "En tredje historie", null, Editions.DEBATE)));
    blocks.add(new Block.Thanks("Tak til Åse", "Hun låste op i tredive år, og det var ikke altid let. ".repeat(4) + "\n\n" + "Nu låser Per op. ".repeat(4)));
    blocks.add(new Block.InfoBox("Husk", "Kort.", null));
    var laid = laid("short", Editions.manuscript("Kort", blocks));
    assertThat(laid.survey().spots("b1")).singleElement().satisfies(spot -> assertThat(spot.column()).isEqualTo(-1));
    assertThat(laid.pages().items()).extracting(PrintItem::id).doesNotContain("b1-0");
    assertThat(laid.survey().spots("b3")).hasSize(1);
  }

  @Test
  void keepsASmallTableTogether() {
    var table = "| Dag | Åbent |\n| --- | --- |\n" + "| Mandag | 9 til 15 |\n".repeat(5);
    for (var length = 20; length <= 120; length += 20) {
      var story = story("en", "Åbent", null, "Tekst. ".repeat(20) + "\n\n" + table);
      var blocks = List.<Block>of(new Block.StoryInFull(story), new Block.StoryInFull(story("to", "Mere", null, (Editions.DEBATE + "\n\n").repeat(length / 20))));
      assertThat(laid("table", Editions.manuscript("Tabel", blocks)).survey().spots("b0-1")).as("%d", length).hasSize(1);
    }
  }

  /// A box that is the only one in its place stands below the story before it, not in a column of that.
  @Test
  void putsNoBoxIntoTheColumnsOfAStory() {
    var table = "| Sted | Åbent |\n| --- | --- |\n| Svømmehallen | 6-21 |\n";
    var blocks =
        List.<Block>of(
            new Block.StoryInFull(story("en", "Den første", null, Editions.BENCH)),
            new Block.StoryInFull(story("to", "Månedens digt", null, "Fjorden ligger stille,\\\nbænken står for sig.\n\nMågen tager en krabbe,\\\nkrabben tager det pænt.")),
            new Block.InfoBox("Åbningstider", table, null),
            new Block.StoryInFull(story("tre", "Den tredje", null, Editions.DEBATE)));
    var laid = laid("box", Editions.manuscript("Boks", blocks));
    var poem = laid.survey().spots("b1-1").getLast();
    var box = laid.survey().first("b2");
    assertThat(box).isNotNull();
    assertThat(box.page() > poem.page() || box.top() > poem.bottom()).isTrue();
  }

  @Test
  void drawsATableThatNearlyFillsItsRoomOutToTheEdge() throws Exception {
    var table = "| Rute | Mandag | Tirsdag | Onsdag | Torsdag | Bemærkning |\n| --- | --- | --- | --- | --- | --- |\n" + "| 70 | 6.00 | 6.02 | 6.04 | 6.05 | Ring senest to timer før afgang |\n".repeat(12);
    var laid = laid("table", Editions.only(new Block.StoryInFull(story("en", "Køreplan", null, "Tekst.\n\n" + table))));
    assertThat(widths(laid, "table")).containsExactly(Fo.points(PrintRooms.PAGE.width()));
  }

  /// None stands beside an empty column: one that is left over has the width of the page.
  @Test
  void setsCardsInPairsOrAcrossThePage() {
    for (var count = 1; count <= 8; count++) {
      var laid = laid(count + " invitations", invitations(count));
      assertThat(laid.pages().items()).as("%d", count).allSatisfy(item -> assertThat(item.wide()).isTrue());
      assertThat(laid.survey().columns()).as("%d", count).isEmpty();
    }
  }

  @Test
  void setsPostersTwoAbreast() {
    var laid = laid("posters", posters(2, 0));
    assertThat(laid.pages().items()).extracting(PrintItem::id).contains("b1", "b3").doesNotContain("b2", "b4");
    assertThat(laid.survey().first("b1")).isNotNull().satisfies(spot -> assertThat(spot.bottom() - spot.top()).isLessThan(PrintPages.HIGH / 2));
  }

  /// A picture that is higher than wide would else leave the half of the front beside it white.
  @Test
  void setsTheHeadlineBesideAPortraitOnTheFront() {
    var blocks = List.<Block>of(new Block.StoryInFull(story("en", "Hun begyndte med at tage bussen", "pictures/plakat.jpg", "Tekst. ".repeat(60))));
    var portrait = laid("portrait", pictured(blocks, "pictures/plakat.jpg", Editions.picture(300, 450, 0xF5DDA0, 0xD9552B)));
    var broad = laid("broad", pictured(blocks, "pictures/plakat.jpg", Editions.picture(450, 300, 0xF5DDA0, 0xD9552B)));
    assertThat(height(portrait, "b0")).isLessThan(height(broad, "b0") * 0.85);
  }

  private static double height(Laid laid, String id) {
    return laid.survey().spots(id).stream().mapToDouble(spot -> spot.bottom() - spot.top()).sum();
  }

  /// Whatever the first story begins with: a front page with nothing but the newsletter's name tells nobody to turn it.
  @Test
  void beginsOnTheFront() {
    var wide = "| Område | Regnskab 2024 | Budget 2025 | Budget 2026 | Overslag 2027 | Ændring |\n|---|--:|--:|--:|--:|--:|\n" + "| Specialundervisning og befordring | 604,7 | 604,7 | 604,7 | 604,7 | 2,9 % |\n".repeat(12);
    var narrow = "| Dag | Åbent |\n|---|---|\n" + "| Mandag | 9 til 15 |\n".repeat(60);
    for (var body : List.of(wide, "Tallene er i millioner.\n\n" + wide + "\n\nDet var det.", "En linje.\n\n" + narrow, narrow, "En linje.", "![Plakat](pictures/plakat.jpg)", "> Et citat.\n> — Bo\n\n" + wide)) {
      for (var picture : List.of("", "pictures/plakat.jpg", "pictures/flad.jpg")) {
        var blocks = List.<Block>of(new Block.AlsoInThisIssue(), new Block.StoryInFull(story("en", "Tolv områder, seks kolonner og et hul i vejen", picture, body)), new Block.StoryInFull(story("to", "Den anden", null, Editions.DEBATE)));
        var manuscript = pictured(blocks, "pictures/plakat.jpg", Editions.picture(300, 900, 0xF5DDA0, 0xD9552B));
        var pictures = new HashMap<>(manuscript.pictures());
        pictures.put("pictures/flad.jpg", Editions.picture(900, 600, 0xF5DDA0, 0xD9552B));
        var laid = laid("front", new Manuscript(manuscript.edition(), manuscript.imprint(), pictures));
        assertThat(laid.survey().first("b1")).as("%s %s", picture, body.substring(0, 9)).isNotNull().satisfies(spot -> assertThat(spot.page()).isZero());
        assertThat(laid.survey().bottom(0)).as("%s %s", picture, body.substring(0, 9)).isGreaterThan(PrintPages.HIGH * 0.4);
      }
    }
  }

  /// A table that goes over pages begins where there is room for some of its rows, and what greets comes before it.
  @Test
  void fillsTheFrontWhereTheFirstStoryIsALongTable() throws Exception {
    var table = "| Sted | Januar | Februar | Marts | April | Maj | Juni | Juli | I alt |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n" + "| Vandværket i Nørre Ravnsø | 1.139 | 1.192 | 1.245 | 1.298 | 1.351 | 1.404 | 1.457 | 9.086 |\n".repeat(60);
    for (var before : List.of("", "Tallene er i kilowatttimer.\n\n", "Tallene er i kilowatttimer.\n\n## Sted for sted\n\n", "Det var et møde om en bænk, og alle kom. ".repeat(30) + "\n\n")) {
      var blocks =
          List.<Block>of(
              new Block.Greeting("Kære læser\n\n" + "Det er blevet lyst, når vi går hjem. ".repeat(8), "Redaktionen"),
              new Block.AlsoInThisIssue(),
              new Block.StoryInFull(story("en", "Strømmen, sted for sted", null, before + table + "\n\nSpørg, hvis et tal ser mærkeligt ud.")),
              new Block.StoryInFull(story("to", "Den anden", null, Editions.DEBATE)),
              new Block.StoryInFull(story("tre", "Den tredje", null, Editions.BENCH)));
      assertThat(laid("table", Editions.manuscript("Tabel", blocks)).survey().bottom(0)).as(before).isGreaterThan(PrintPages.HIGH * 0.9);
      try (var pdf = print(Editions.manuscript("Tabel", blocks))) {
        var front = new PDFTextStripper();
        front.setEndPage(1);
        assertThat(front.getText(pdf)).as(before).containsSubsequence("Kære læser", "Strømmen, sted", "1.139");
      }
    }
  }

  /// Alone at the left of a white page it would look forgotten.
  @Test
  void setsAPosterWithoutWordsInTheMiddle() throws SAXException {
    var poster = new Block.Pictures(null, List.of(Editions.use("pictures/plakat.jpg", "En plakat", null)));
    var blocks = List.<Block>of(new Block.StoryInFull(story("en", "Den første historie", null, Editions.BENCH)), new Block.PullQuote("Ja", "Bo"), poster, new Block.PullQuote("Jo", "Bo"));
    var laid = laid("poster", pictured(blocks, "pictures/plakat.jpg", Editions.picture(300, 424, 0xF5DDA0, 0xD9552B)));
    assertThat(values(laid, "block", "text-align")).contains("center");
  }

  /// As wide as its column it would find no room on most pages, and leave them half white.
  @Test
  void setsAPortraitInATextLow() throws SAXException {
    var body = Editions.DEBATE + "\n\n![En kollega](pictures/kollega.jpg \"Åse Berg\")\n\n" + Editions.DEBATE;
    var laid = laid("portrait", pictured(List.of(new Block.StoryInFull(story("en", "Hun låste op", null, body))), "pictures/kollega.jpg", Editions.picture(300, 400, 0xE8C9B0, 0x7A3B2E)));
    assertThat(values(laid, "external-graphic", "height")).isNotEmpty().allSatisfy(height -> assertThat(Double.parseDouble(height.replace("pt", ""))).isLessThan(Room.points(70)));
  }

  @Test
  void greetsBesideAStoryOfSeveralPages() throws Exception {
    var blocks = List.<Block>of(new Block.Greeting("Kære læser\n\nDet er blevet lyst.", "Redaktionen"), new Block.StoryInFull(story("en", "En lang historie", PICTURE, "Det var et møde om en bænk, og alle kom. ".repeat(20).concat("\n\n").repeat(20))));
    try (var pdf = print(Editions.manuscript("Langt", blocks))) {
      var front = new PDFTextStripper();
      front.setEndPage(1);
      assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
      assertThat(front.getText(pdf)).contains("Det er blevet lyst.");
    }
  }

  /// »and 1 more« takes as much room as its title.
  @Test
  void namesAllStoriesWhereOneWouldBeLeftOut() throws Exception {
    for (var stories : List.of(7, 16)) {
      var blocks = new ArrayList<Block>(List.of(new Block.AlsoInThisIssue()));
      for (var i = 0; i < stories; i++) {
        blocks.add(new Block.StoryTeaser(story("h" + i, "Den historie", null, "Tekst."), null));
      }
      try (var pdf = print(Editions.manuscript("Mange", blocks))) {
        assertThat(new PDFTextStripper().getText(pdf)).as("%d", stories).doesNotContain("og 1 historie");
      }
    }
  }

  @Test
  void dividesNoTimesAndPlacesOfInvitations() throws SAXException {
    var at = LocalDateTime.of(2026, 5, 21, 16, 0);
    var blocks = List.<Block>of(new Block.Invitation("Dil kahvesine davetlisiniz", at, null, "Forsamlingshuset", at, "Kahve.", null, null, TextLanguage.named("tr").orElseThrow()));
    var laid = laid("invitation", Editions.manuscript("Kalender", blocks));
    assertThat(text(laid)).contains("kl.\u00a016.00, Forsamlingshuset", "senest torsdag 21.\u00a0maj kl.\u00a016.00");
  }

  @Test
  void tearsNoFewLinesApart() {
    var blocks = List.<Block>of(new Block.StoryInFull(story("en", "Den første historie", null, Editions.BENCH)), new Block.StoryInFull(story("to", "Kom indenfor", null, "Vi mødes hver torsdag på biblioteket.\n\nKaffen er gratis, og det er kagen også.")));
    assertThat(laid("few", Editions.manuscript("Kort", blocks)).survey().spots("b1")).singleElement().satisfies(spot -> assertThat(spot.column()).isEqualTo(-1));
    assertThat(laid("few", Editions.manuscript("Kort", blocks)).pages().items()).extracting(PrintItem::id).doesNotContain("b1-0");
  }

  @Test
  void keepsAStanzaTogether() {
    for (var lines = 3; lines <= 8; lines++) {
      var stanza = "Om morgenen står tågen\\\n".repeat(lines - 1) + "over åen.";
      var blocks = List.<Block>of(new Block.StoryInFull(story("en", "Den første", null, Editions.BENCH)), new Block.StoryInFull(story("to", "Et digt", null, stanza + "\n\n" + stanza + "\n\n" + stanza)));
      var laid = laid("poem", Editions.manuscript("Digt", blocks));
      assertThat(List.of("b1-0", "b1-1", "b1-2")).as("%d", lines).allSatisfy(id -> assertThat(laid.survey().spots(id)).hasSize(1));
    }
  }

  /// Rows of which some are full and others have gaps look torn.
  @Test
  void fillsTheRowsOfAGalleryOfAnyShapesInAllLayouts() throws SAXException {
    var shapes = List.of("pictures/kvadrat.jpg", "pictures/kryds.jpg", "pictures/hoej.jpg", "pictures/plakat.jpg", "pictures/hoej.jpg", PICTURE, "pictures/kvadrat.jpg");
    for (var count : List.of(4, 5, 7)) {
      var gallery = shapes.subList(0, count).stream().map(file -> Editions.use(file, "Et billede", "Et billede")).toList();
      var manuscript = pictured(List.of(new Block.StoryInFull(story("en", "Den første", null, Editions.BENCH)), new Block.Pictures("Blandet", gallery)), "pictures/kvadrat.jpg", Editions.picture(300, 300, 0xF5DDA0, 0xD9552B));
      var pictures = new HashMap<>(manuscript.pictures());
      pictures.put("pictures/hoej.jpg", Editions.picture(300, 420, 0xF5DDA0, 0xD9552B));
      pictures.put("pictures/plakat.jpg", Editions.picture(300, 400, 0xF5DDA0, 0xD9552B));
      for (var layout : PrintLayout.values()) {
        var printed = new PrintPictures();
        var set = new PrintSetting(new Manuscript(manuscript.edition(), manuscript.imprint(), pictures), printed, layout);
        for (var item : new PrintGallery(set).items("b1", new Block.Pictures("Blandet", gallery))) {
          var heights = values(item, "external-graphic", "height");
          var widths = values(item, "external-graphic", "width").stream().mapToDouble(FillPagesTest::points).sum() + Room.points(5) * (heights.size() - 1);
          assertThat(heights.stream().distinct()).as("%d %s %s", count, layout, item.id()).hasSize(1);
          assertThat(widths > PrintRooms.PAGE.width() - 1 || points(heights.getFirst()) > Room.points(71)).as("%d %s %s %f %s", count, layout, item.id(), widths, heights).isTrue();
        }
      }
    }
  }

  private static double points(String length) {
    return Double.parseDouble(length.replace("pt", ""));
  }

  /// It would leave a strip beside it white, where the greeting has room.
  @Test
  void greetsBesideALeadWithAPictureFromATelephone() throws Exception {
    var blocks = List.<Block>of(new Block.Greeting("Kære læser\n\n" + "Det er blevet lyst, når vi går hjem. ".repeat(10), "Redaktionen"), new Block.StoryInFull(story("en", "En historie", "pictures/telefon.jpg", Editions.BENCH)));
    var laid = laid("telephone", pictured(blocks, "pictures/telefon.jpg", Editions.picture(800, 600, 0xF5DDA0, 0xD9552B)));
    assertThat(laid.pages().items()).extracting(PrintItem::id).doesNotContain("b0");
    assertThat(values(laid, "external-graphic", "width")).contains(Fo.points(PrintRooms.LEAD.width()));
    var alone = laid("telephone", pictured(blocks.subList(1, 2), "pictures/telefon.jpg", Editions.picture(800, 600, 0xF5DDA0, 0xD9552B)));
    assertThat(values(alone, "external-graphic", "width")).contains(Fo.points(PrintRooms.PAGE.width()));
  }

  private static List<String> values(Laid laid, String element, String attribute) throws SAXException {
    var values = new ArrayList<String>();
    for (var item : laid.pages().items()) {
      values.addAll(values(item, element, attribute));
    }
    return values;
  }

  private static List<String> values(PrintItem item, String element, String attribute) throws SAXException {
    var values = new ArrayList<String>();
    item.fo()
        .write(
            new DefaultHandler() {
              @Override
              public void startElement(String namespace, String name, String qualified, Attributes attributes) {
                if (name.equals(element) && attributes.getValue(attribute) instanceof String value) {
                  values.add(value);
                }
              }
            });
    return values;
  }

  private static String text(Laid laid) throws SAXException {
    var text = new StringBuilder();
    for (var item : laid.pages().items()) {
      item.fo()
          .write(
              new DefaultHandler() {
                @Override
                public void characters(char[] letters, int start, int length) {
                  text.append(letters, start, length);
                }
              });
    }
    return text.toString();
  }

  private static PDDocument print(Manuscript manuscript) throws IOException {
    return Loader.loadPDF(new PrintRenderer().render(manuscript, AT));
  }

  private static Story story(String slug, String headline, @Nullable String picture, String body) {
    var use = picture == null || picture.isEmpty() ? null : Editions.use(picture, "En bænk", "Bænken");
    return new Story(slug, headline, null, "Hverdag", "Det begyndte med en lap papir.", "Redaktionen", LocalDate.of(2026, 3, 12), use, null, null, body);
  }
}
