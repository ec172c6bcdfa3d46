package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A soft hyphen is shown as | here.
class BreakLinesTest {
  @Test
  void givesLongWordsInHeadlinesALineOfTheirOwnAndPlacesToDivideThem() {
    assertThat(web("<h2>Nu er Sommerferieordningen <a href=\"/vandafledningsbidrag\">fuld</a></h2>"))
        .isEqualTo("<h2>Nu er <span class=\"long-word\">Sommer|fe|rie|ord|ningen</span> <a href=\"/vandafledningsbidrag\">fuld</a></h2>");
    assertThat(web("<h1>Kommunalbestyrelsen</h1>")).contains("nal|be");
    assertThat(web("<h2>Bænken, der kan snakke</h2>")).isEqualTo("<h2>Bænken, der kan snakke</h2>");
  }

  /// A comma would else begin the next line.
  @Test
  void keepsMarksWithTheLongWordsInHeadlines() {
    assertThat(web("<h2>Om »Sommerferieordningen«, og (Sommerferieordningen): mere</h2>"))
        .isEqualTo("<h2>Om <span class=\"long-word\">»Sommer|fe|rie|ord|ningen«,</span> og <span class=\"long-word\">(Sommer|fe|rie|ord|ningen):</span> mere</h2>");
  }

  @Test
  void dividesLongWordsBeforeAColon() {
    assertThat(web("<p>Hovedferieafholdelsesperioden: uge 27</p>")).contains("|").endsWith("den: uge\u00a027</p>");
    assertThat(web("<p>kommunalbestyrelsessekretariatet:8080</p>")).doesNotContain("|");
  }

  @Test
  void dividesOnlyVeryLongWordsInTexts() {
    assertThat(web("<p>Speciallægepraksisplanlægningen i kommunalbestyrelsen</p>"))
        .startsWith("<p>Speci").contains("|").endsWith(" i kommunalbestyrelsen</p>").doesNotContain("span");
  }

  @Test
  void leavesNamesCodeAndOtherLanguagesWhole() {
    for (var html :
        new String[] {
          "<h1 class=\"masthead-name masthead-name-30\">Fjordkommunenyhedsbrevet</h1>",
          "<h2 lang=\"de\">Donaudampfschifffahrt</h2>",
          "<title>Kommunalbestyrelsessekretariatet</title>",
          "<code>Kommunalbestyrelsessekretariatet</code>",
          "<img alt=\"Kommunalbestyrelsessekretariatet\">"
        }) {
      assertThat(web(html)).isEqualTo(html);
    }
  }

  @Test
  void breaksAddressesAfterTheirMarksAlone() {
    assertThat(web("<h2>redaktionensnyhedsbrev@kommunalbestyrelsen.dk</h2>"))
        .isEqualTo("<h2><span class=\"address\">redaktionensnyhedsbrev@<wbr>kommunalbestyrelsen.dk</span></h2>");
    assertThat(web("<p>Se https://x.example/kommunalbestyrelsens-medarbejderkommunikation?aar=2026&amp;uge=12</p>"))
        .contains("example/<wbr>kommunalbestyrelsens-<wbr>medarbejderkommunikation?<wbr>aar=");
    assertThat(web("<p>(lyngsted.example/kommunalbestyrelsessekretariatet)</p>"))
        .isEqualTo("<p>(<span class=\"address\">lyngsted.<wbr>example/<wbr>kommunalbestyrelsessekretariatet)</span></p>");
  }

  @Test
  void keepsRangesOfFiguresTogether() {
    assertThat(web("<p>Uge 4–6, for 0-7 år, og 8/1-26.</p>"))
        .isEqualTo(
            "<p>Uge\u00a0<span class=\"together\">4–6</span>, for <span class=\"together\">0-7</span>\u00a0år, og <span class=\"together\">8/1-26</span>.</p>");
    assertThat(web("<p>Covid-19 og 3-årige</p>")).isEqualTo("<p>Covid-19 og 3-årige</p>");
  }

  @Test
  void mayBreakAfterAStrokeBetweenLongWords() {
    assertThat(web("<p>Uddannelsesudvalget/Fritidsudvalget og og/eller</p>")).isEqualTo("<p>Uddannelsesudvalget/<wbr>Fritidsudvalget og og/eller</p>");
  }

  @Test
  void doesSoInMailsWithoutAStyleSheetAndNotInWhatInboxesShow() {
    var mail =
        LineBreaks.inMail(
            "<div>Kommunalbestyrelsessekretariatet</div><td><h1 class=\"name\">Fjordkommunenyhedsbrevet</h1><h2>Sommerferieordningen</h2></td>",
            Language.DA);

    assertThat(mail.replace(Hyphenation.SOFT_HYPHEN, '|'))
        .startsWith("<div>Kommunalbestyrelsessekretariatet</div><td><h1 class=\"name\">Fjordkommunenyhedsbrevet</h1>")
        .contains("<h2><span style=\"display:inline-block;max-width:100%\">Sommer|fe|rie|ord|ningen</span></h2>");
  }

  /// Without a hyphen, which one would copy with it.
  @Test
  void dividesLongAddressesInMailsAfterTheirMarks() {
    var mail = LineBreaks.inMail("<td><p>Skriv til arbejdspladsvurdering@ringkoebing-skjernbro.example eller a@b.example</p></td>", Language.DA);

    assertThat(mail).contains("arbejdspladsvurdering@<wbr>ringkoebing-<wbr>skjernbro.<wbr>example").contains(" a@b.example<").doesNotContain("\u00ad");
  }

  private static String web(String html) {
    return LineBreaks.onWeb(html, Language.DA).replace(Hyphenation.SOFT_HYPHEN, '|');
  }
}
