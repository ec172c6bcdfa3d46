package dk.pip.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What comes of what one types and presses.
class WriteTextTest extends EditorTest {
  @Test
  void readsMarkdownWhileItIsTyped() {
    assertThat(markdown(type("# Stor", "<Enter>", "## Hej", "<Enter>", "### Lille"))).isEqualTo("## Stor\n\n## Hej\n\n### Lille");
    assertThat(markdown(type("et **fedt** og *kursivt* og ~~væk~~ ord"))).isEqualTo("et **fedt** og *kursivt* og ~~væk~~ ord");
    assertThat(markdown(type("1. en", "<Enter>", "to", "<Enter>", "<Enter>", "slut"))).isEqualTo("1. en\n2. to\n\nslut");
    assertThat(markdown(type("- en", "<Enter>", "to", "<Enter>", "<Tab>", "under", "<Enter>", "<Shift+Tab>", "tre"))).isEqualTo("- en\n- to\n  - under\n- tre");
    // With a hyphen it would be read as what somebody says.
    assertThat(markdown(type("- Husk en kop."))).isEqualTo("* Husk en kop.");
    assertThat(markdown(type("---efter"))).isEqualTo("---\n\nefter");
  }

  @Test
  void leavesWhatOnlyLooksLikeIt() {
    for (var text : new String[] {"2. oktober", "7. klasse vandt", "5*3*2", "snake_case_navn", "https://www.ellebaek.dk/en_to_tre", "a [b] c", "100 kr."}) {
      assertThat(markdown(type(text))).isEqualTo(text);
    }
  }

  @Test
  void writesAQuoteWithItsSource() {
    assertThat(markdown(type("> Ord her", "<Enter>", "<Enter>", "Sara, 6.b", "<Enter>", "efter"))).isEqualTo("> Ord her\n> — Sara, 6.b\n\nefter");
  }

  @Test
  void makesALinkOfMarkedWords() {
    var page = type("se passet", "<Control+Shift+ArrowLeft>", "<Control+k>", "kommune.dk/pas", "<Enter>");
    assertThat(markdown(page)).isEqualTo("se [passet](https://kommune.dk/pas)");
    type(page, "<ArrowLeft>", "<Control+k>");
    assertThat(page.getByLabel("Hvor skal linket føre hen?").inputValue()).isEqualTo("https://kommune.dk/pas");
    button(page, "Fjern link").click();
    assertThat(markdown(page)).isEqualTo("se passet");
  }

  @Test
  void leadsNowhereUnsafe() {
    var page = type("her", "<Shift+Home>", "<Control+k>", "javascript:alert(1)", "<Enter>");
    assertThat(page.getByText("Skriv en webadresse eller en mailadresse.").isVisible()).isTrue();
    assertThat(markdown(page)).isEqualTo("her");
  }

  @Test
  void writesATable() {
    var page = type();
    button(page, "Tabel").click();
    type(page, "Dag", "<Tab>", "Tid", "<Tab>", "<Tab>", "Man", "<Tab>", "9 | 10");
    button(page, "Slet række").click();
    assertThat(markdown(page)).isEqualTo("| Dag | Tid |  |\n| --- | --- | --- |\n|  |  |  |");
    type(page, "<Control+z>");
    button(page, "Kolonne efter").click();
    assertThat(markdown(page)).startsWith("| Dag | Tid |  |  |\n").contains("| Man | 9 \\| 10 |  |  |");
    button(page, "Slet kolonne").click();
    button(page, "Række under").click();
    assertThat(markdown(page)).isEqualTo("| Dag |  |  |\n| --- | --- | --- |\n| Man |  |  |\n|  |  |  |\n|  |  |  |");
  }

  @Test
  void putsAPictureInAndChangesIt() {
    var page = type("Først");
    button(page, "Billede").click();
    page.getByLabel("Billedets fil").fill("pictures/fest.jpg");
    page.getByLabel("Hvad ser man på billedet?").fill("Tre børn [glade]");
    page.getByLabel("Billedtekst").fill("Det blev »sent«");
    button(page, "Sæt ind").click();
    assertThat(markdown(page)).isEqualTo("Først\n\n![Tre børn \\[glade\\]](pictures/fest.jpg \"Det blev »sent«\")");
    button(page, "Ret billedet").click();
    page.getByLabel("Billedtekst").fill("");
    type(page, "<Enter>");
    assertThat(markdown(page)).isEqualTo("Først\n\n![Tre børn \\[glade\\]](pictures/fest.jpg)");
  }

  @Test
  void choosesFromTheMenu() {
    assertThat(markdown(type("/cit", "<Enter>", "Ja tak"))).isEqualTo("> Ja tak");
    assertThat(markdown(type("/", "<ArrowDown>", "<Enter>", "Lille"))).isEqualTo("### Lille");
    assertThat(markdown(type("/", "<Escape>", "ja"))).isEqualTo("/ja");
    assertThat(markdown(type("og/eller"))).isEqualTo("og/eller");
  }

  @Test
  void movesBlocks() {
    assertThat(markdown(type("en", "<Enter>", "to", "<Alt+Shift+ArrowUp>", "X"))).isEqualTo("toX\n\nen");
  }

  @Test
  void breaksLines() {
    assertThat(markdown(type("en", "<Shift+Enter>", "to"))).isEqualTo("en\\\nto");
  }

  @Test
  void editsWhatIsKeptAsItIsWritten() {
    var page = open("Note[^1]\n\n[^1]: noten\n");
    page.locator(".editor-kept code").click();
    type(page, "<End>", " er her");
    assertThat(markdown(page)).isEqualTo("Note[^1]\n\n[^1]: noten er her\n");
    button(page, "Slet stykket").click();
    assertThat(markdown(page)).isEqualTo("Note[^1]\n");
  }
}
