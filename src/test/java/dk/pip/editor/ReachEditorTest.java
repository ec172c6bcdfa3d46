package dk.pip.editor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.cache.Gzip;
import dk.pip.frame.Assets;
import dk.pip.municipality.Theme;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The editor by keyboard and by ear, on small screens and from the right, and how much of it is loaded.
class ReachEditorTest extends EditorTest {
  private static final String EVERYTHING =
      """
      ## Overskrift

      Et afsnit med **fed**, *kursiv* og et [link](https://eksempel.example).

      - et
      - to

      > Vi troede ikke, at de ville lytte.
      > — Sara, 6.b

      > Uden kilde

      ![To piger måler](pictures/maal.jpg "De to målte selv op")

      | Dag | Tid |
      | --- | --- |
      | Man | 9 |

      [^1]: noten
      """;

  private static String focused(Page page) {
    return (String) page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
  }

  @Test
  void isANamedTextBoxWithNamedButtons() {
    var page = open(EVERYTHING);

    assertThat(page.locator("[data-editor]"))
        .matchesAriaSnapshot(
            """
            - toolbar "Skriveværktøj":
              - button "Overskrift" [pressed]
              - button "Lille overskrift"
              - button "Fed"
              - button "Kursiv"
              - button "Overstreget"
              - button "Link"
              - button "Punktliste"
              - button "Talliste"
              - button "Citat"
              - button "Billede"
              - button "Tabel"
              - button "Skillelinje"
              - button "Fortryd" [disabled]
              - button "Gentag" [disabled]
              - button "Find"
            - textbox "Brødtekst":
              - heading "Overskrift" [level=2]
              - paragraph:
                - text: Et afsnit med
                - strong: fed
                - text: ","
                - emphasis: kursiv
                - text: og et
                - link "link"
                - text: .
              - list:
                - listitem:
                  - paragraph: et
                - listitem:
                  - paragraph: to
              - blockquote:
                - paragraph: Vi troede ikke, at de ville lytte.
                - text: Sara, 6.b
              - blockquote:
                - paragraph: Uden kilde
                - text: — Hvem sagde det?
              - figure "De to målte selv op":
                - paragraph: maal.jpg
                - paragraph: To piger måler
                - text: De to målte selv op
                - button "Ret billedet"
                - button "Slet billedet"
              - table:
                - rowgroup:
                  - row "Dag Tid":
                    - columnheader "Dag"
                    - columnheader "Tid"
                  - row "Man 9":
                    - cell "Man"
                    - cell "9"
            """);
    var text = text(page);
    assertThat(text).hasAttribute("aria-multiline", "true");
    assertThat(text).hasAccessibleDescription("Skriv løs.");
    assertThat(text).hasAttribute("lang", "da");
  }

  @Test
  void saysWhichMarksThereAre() {
    var page = type("**fed**");
    assertThat(button(page, "Fed")).hasAttribute("aria-pressed", "false");
    type(page, "<ArrowLeft>");
    assertThat(button(page, "Fed")).hasAttribute("aria-pressed", "true");
    button(page, "Overskrift").click();
    assertThat(button(page, "Overskrift")).hasAttribute("aria-pressed", "true");
    assertThat(markdown(page)).isEqualTo("## **fed**");
  }

  @Test
  void goesToTheButtonsAndBack() {
    var page = type("ord", "<Shift+Home>", "<Alt+F10>");
    assertThat(focused(page)).isEqualTo("Overskrift");
    type(page, "<ArrowRight>", "<ArrowRight>");
    assertThat(focused(page)).isEqualTo("Fed");
    type(page, "<Enter>");
    assertThat(focused(page)).isEqualTo("Brødtekst");
    assertThat(markdown(page)).isEqualTo("**ord**");
    type(page, "<Alt+F10>");
    assertThat(focused(page)).isEqualTo("Fed");
    type(page, "<End>");
    assertThat(focused(page)).isEqualTo("Find");
    type(page, "<ArrowRight>", "<Escape>");
    assertThat(focused(page)).isEqualTo("Brødtekst");
    type(page, "<Shift+Tab>");
    assertThat(focused(page)).isEqualTo("Overskrift");
    type(page, "<Tab>", "<Tab>");
    assertThat(focused(page)).isEqualTo("Gem");
  }

  @Test
  void offersAMenuThatCanBeHeard() {
    var page = type("/ta");
    var list = page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Sæt ind"));
    assertThat(list.getByRole(AriaRole.OPTION)).hasText(new String[] {"Talliste", "Tabel"});
    type(page, "<ArrowDown>");
    assertThat(text(page)).hasAttribute("aria-activedescendant", list.getByRole(AriaRole.OPTION).last().getAttribute("id"));
    assertThat(list.getByRole(AriaRole.OPTION).last()).hasAttribute("aria-selected", "true");
    type(page, "<Escape>");
    assertThat(list).isHidden();
    assertThat(text(page)).not().hasAttribute("aria-activedescendant", Pattern.compile(".*"));
  }

  @Test
  void findsWords() {
    var page = open("En bænk, to bænke\n\n- og **bæn**ken\n");
    text(page).focus();
    type(page, "<Control+Home>", "<Control+f>", "bænk");
    assertThat(page.getByText("1 af 3")).isVisible();
    type(page, "<Enter>", "<Enter>");
    assertThat(page.getByText("3 af 3")).isVisible();
    button(page, "Næste").click();
    assertThat(page.getByText("1 af 3")).isVisible();
    button(page, "Forrige").click();
    type(page, "<Escape>", "X");
    assertThat(markdown(page)).isEqualTo("En bænk, to bænke\n\n- og **X**en\n");
  }

  @Test
  void countsWords() {
    var page = open(EVERYTHING);
    assertThat(page.locator(".editor-count")).hasText("28 ord · 1 min. at læse");
    assertThat(open("Et ord til. ".repeat(500)).locator(".editor-count")).hasText("1.500 ord · 8 min. at læse");
  }

  @Test
  void isRightByAxeOnAllScreens() {
    var page = open(EVERYTHING);
    var faults = new ArrayList<String>();
    for (var step : new String[] {"", "Tabel", "Link", "Billede", "Find"}) {
      if (step.equals("Tabel")) {
        page.locator("[role=textbox] td").first().click();
      } else if (!step.isEmpty()) {
        button(page, step).click();
      }
      for (var width : new int[] {320, WebBrowser.WIDE}) {
        for (var scheme : ColorScheme.values()) {
          if (scheme != ColorScheme.NO_PREFERENCE) {
            page.setViewportSize(width, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            WebBrowser.axe(page).forEach(fault -> faults.add(step + " " + width + " " + scheme + " " + fault));
            if (WebBrowser.overflow(page) > 0) {
              faults.add("%s is %d px too wide at %d".formatted(step, WebBrowser.overflow(page), width));
            }
            var folder = System.getProperty("pip.look");
            if (folder != null) {
              WebBrowser.shot(page, Path.of(folder, "editor%s-%d-%s.png".formatted(step, width, scheme)));
            }
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void isRightByAxeWithTheMenuOpen() {
    assertThat(WebBrowser.axe(type("/"))).isEmpty();
  }

  @Test
  void isWrittenFromTheRightInArabic() {
    set("language", "ar");
    set("direction", "rtl");
    var page = open("مرحبا بكم");
    assertThat(text(page)).hasAttribute("dir", "rtl");
    assertThat(text(page)).hasAttribute("lang", "ar");
    assertThat(text(page)).hasCSS("direction", "rtl");
  }

  @Test
  void weighsLessThan150KilobytesPacked() {
    var assets = Assets.of(Theme.DEFAULT);
    var packed =
        assets.scripts("editor").keySet().stream()
            .map(path -> Objects.requireNonNull(assets.find(path)))
            .mapToInt(file -> Objects.requireNonNull(Gzip.pack(file.contentType(), file.body())).length)
            .sum();

    assertThat(packed).isBetween(50_000, 150_000);
  }
}
