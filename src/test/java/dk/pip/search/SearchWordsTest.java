package dk.pip.search;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.search.SearchResult.Hit;
import dk.pip.search.SearchResult.Piece;
import dk.pip.shared.Audience;
import dk.pip.testing.PipTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is found by which words.
class SearchWordsTest extends PipTest {
  private static final String AGREEMENT = "/nyheder/2026/budgetaftale";
  private static final String SCHOOL = "/nyheder/2026/skoleaar";
  private static final String HIDDEN = "/medarbejder/nyheder/2026/lukning";

  private static SearchDocument document(String path, Audience audience, String title, String standfirst, String text) {
    return new SearchDocument(path, audience, "tried.found.story", "da", title, standfirst, text, List.of("En gul sneplov i Åbenrå"), List.of(new SearchDocument.Attached("Rammeaftalen", "Kørselsgodtgørelse efter statens takst")), "Skole", "Mette Vang", clock().instant());
  }

  private static void fill() {
    bean(Search.class).put(document(AGREEMENT, Audience.PUBLIC, "Budgetaftalen er på plads", "Alle partier er med.", "Der bliver penge til cykelstier og svømmehallen."));
    bean(Search.class).put(document(SCHOOL, Audience.PUBLIC, "Et nyt skoleår", "412 børn begynder i børnehaveklasse.", "Lærerne har pyntet op, og Søren Kjær holder tale om aftaler."));
    bean(Search.class).put(document(HIDDEN, Audience.STAFF, "Hemmelighedskassen", "Kun for ansatte.", "Xylofonorkesteret øver i kælderen."));
  }

  @AfterEach
  void empty() {
    List.of(AGREEMENT, SCHOOL, HIDDEN).forEach(path -> bean(Search.class).remove("tried", path));
  }

  private static List<String> find(Audience by, String words) {
    return bean(Search.class).find(by, SearchQuery.of(words)).hits().stream().map(Hit::path).toList();
  }

  private static String marked(List<Piece> pieces) {
    return pieces.stream().map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text()).collect(Collectors.joining());
  }

  @Test
  void understandsDanish() {
    fill();

    assertThat(find(Audience.PUBLIC, "aftale")).startsWith(AGREEMENT).contains(SCHOOL);
    assertThat(find(Audience.PUBLIC, "skole")).contains(SCHOOL);
    assertThat(find(Audience.PUBLIC, "budgettet")).contains(AGREEMENT);
    assertThat(find(Audience.PUBLIC, "barn")).contains(SCHOOL);
    assertThat(find(Audience.PUBLIC, "svømmehal")).containsExactly(AGREEMENT);
    assertThat(find(Audience.PUBLIC, "svoemmehal")).containsExactly(AGREEMENT);
    assertThat(find(Audience.PUBLIC, "aabenraa")).hasSize(2);
    assertThat(find(Audience.PUBLIC, "soeren kjaer")).containsExactly(SCHOOL);
    assertThat(find(Audience.PUBLIC, "svømehallen")).containsExactly(AGREEMENT);
    assertThat(find(Audience.PUBLIC, "kørselsgodtgørelser")).hasSize(2);
    assertThat(find(Audience.PUBLIC, "cykelsti eller zebra")).containsExactly(AGREEMENT);
  }

  @Test
  void putsFirstWhatSaysIt() {
    var plain = List.of("et", "to", "tre", "fire").stream().map(name -> "/nyheder/2026/" + name).toList();
    bean(Search.class).put(bare(plain.get(0), "Gymnasiets jubilæum", "Der er fest med taler.", "Lotte Bang fortæller, og Inge Vind spiller."));
    bean(Search.class).put(bare(plain.get(1), "Festen kommer", "Alle fejrer noget.", "Fra nu af er der fest. Det er gymnasiet, der holder den, og jubilæet er i maj."));
    bean(Search.class).put(bare(plain.get(2), "Ny leder på biblioteket", "Vi siger velkommen.", "Lotte Vind begynder i maj. Inge Bang stopper."));
    bean(Search.class).put(bare(plain.get(3), "Et møde på gymnasiet", "Det bliver langt.", "Lederen af biblioteket kom for sent, fordi hun signerede bøger. Der var en ny fest."));
    try {
      // The same word, bent as Latin words are; and a title says more than a text.
      assertThat(find(Audience.PUBLIC, "jubilæet på gymnasium")).startsWith(plain.get(0), plain.get(1));
      // Names that stand together, not those that two others have.
      assertThat(find(Audience.PUBLIC, "Lotte Vind")).startsWith(plain.get(2));
      assertThat(find(Audience.PUBLIC, "Inge Vind")).startsWith(plain.get(0));
      // Words of which one is in none of them.
      assertThat(find(Audience.PUBLIC, "ny biblioteksleder ansat")).startsWith(plain.get(2));
      assertThat(find(Audience.PUBLIC, "hvem er leder på biblioteket")).startsWith(plain.get(2), plain.get(3));
      // Misspelled beside æ.
      assertThat(find(Audience.PUBLIC, "jubilæm")).startsWith(plain.get(0));
    } finally {
      plain.forEach(path -> bean(Search.class).remove("tried", path));
    }
  }

  private static SearchDocument bare(String path, String title, String standfirst, String text) {
    return new SearchDocument(path, Audience.PUBLIC, "tried.found.story", "da", title, standfirst, text, List.of(), List.of(), null, null, clock().instant());
  }

  @Test
  void saysWhy() {
    fill();

    var hit = bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("aftale")).hits().getFirst();
    assertThat(marked(hit.title())).isEqualTo("[Budgetaftalen] er på plads");
    var picture = bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("sneplov budgetaftale")).hits().getFirst();
    assertThat(picture.path()).isEqualTo(AGREEMENT);
    var file = bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("takst")).hits().getFirst();
    assertThat(file.where()).isEqualTo(SearchResult.Where.ATTACHMENT);
    assertThat(marked(file.snippet())).isEqualTo("Kørselsgodtgørelse efter statens [takst]");
  }

  /// As the text of a table is kept: its cells with signs between them.
  @Test
  void readsTablesAsLines() {
    var path = "/nyheder/2026/tabel";
    bean(Search.class).put(bare(path, "Sneen | og stien", "Vi rydder.", "Vej| timer\nZeppelinervej| 12\nMarkvej| 24"));
    try {
      var hit = bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("zeppelinervej")).hits().getFirst();
      assertThat(marked(hit.snippet())).endsWith("[Vej] · timer [Zeppelinervej] · 12 [Markvej] · 24");
      assertThat(marked(hit.title())).isEqualTo("Sneen | og stien");
    } finally {
      bean(Search.class).remove("tried", path);
    }
  }

  @Test
  void tellsNobodyElseOfWhatIsForStaff() {
    fill();

    for (var words : List.of("xylofonorkester", "hemmelighedskassen", "xylofonorkestret", "hemmelihedskasen")) {
      var result = bean(Search.class).find(Audience.PUBLIC, SearchQuery.of(words));
      assertThat(result.hits()).as(words).isEmpty();
      assertThat(result.corrected()).as(words).isEmpty();
      assertThat(find(Audience.STAFF, words)).as(words).containsExactly(HIDDEN);
    }
    assertThat(bean(Search.class).suggest(Audience.PUBLIC, "hemm").documents()).isEmpty();
    assertThat(bean(Search.class).suggest(Audience.PUBLIC, "hemm").words()).isEmpty();
    assertThat(bean(Search.class).suggest(Audience.STAFF, "hemm").documents()).hasSize(1);
  }

  @Test
  void takesWhateverIsTyped() {
    fill();

    for (var words : List.of("", " ", "og", "a", "😀", "\u0000", "aftale\u0000", "'", "\"", "a & b | !c:*", "(", "\\", "%_", "aftale'; drop table x; --", "x".repeat(10_000), "ord ".repeat(3_000), "100 %", "<mark>", "ﷺ", "e\u0301".repeat(500))) {
      bean(Search.class).suggest(Audience.PUBLIC, words);
      assertThat(bean(Search.class).find(Audience.PUBLIC, SearchQuery.of(words)).hits()).as(words).hasSizeLessThan(3);
    }
  }
}
