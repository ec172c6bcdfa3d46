package dk.pip.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// What is there again after the page was left.
class KeepTextTest extends EditorTest {
  /// Two things that were done one after the other, and kept.
  private Page written(Page page) {
    text(page).focus();
    type(page, "Første ord.");
    button(page, "Skillelinje").click();
    type(page, "Andet ord.");
    page.getByText("Gemt i browseren kl.").waitFor();
    return page;
  }

  private static Page reload(Page page) {
    page.reload();
    page.locator(".editor.is-ready").waitFor();
    return page;
  }

  @Test
  void givesUnsavedTextBackWithAllThatCanBeUndone() {
    var page = reload(written(open("")));
    assertThat(markdown(page)).isEmpty();
    assertThat(page.getByText("som ikke nåede at blive gemt").isVisible()).isTrue();

    button(page, "Brug den").click();
    assertThat(markdown(page)).isEqualTo("Første ord.\n\n---\n\nAndet ord.");
    type(page, " Mere.", "<Control+z>", "<Control+z>", "<Control+z>");
    assertThat(markdown(page)).isEqualTo("Første ord.");
    type(page, "<Control+Shift+z>");
    assertThat(saved(page)).isEqualTo("Første ord.\n\n---");
  }

  @Test
  void throwsUnsavedTextAway() {
    var page = reload(written(open("Som det var.")));
    button(page, "Smid væk").click();
    assertThat(markdown(page)).isEqualTo("Som det var.");
    assertThat(button(reload(page), "Brug den").count()).isZero();
  }

  @Test
  void keepsWhatIsWrittenBeforeSomebodyHasChosen() {
    var page = reload(written(open("")));
    text(page).focus();
    type(page, "Noget andet.");
    page.getByText("Gemt i browseren kl.").waitFor();
    reload(page);
    button(page, "Brug den").click();
    assertThat(markdown(page)).isEqualTo("Noget andet.");
    button(reload(page), "Brug den").click();
    assertThat(markdown(page)).isEqualTo("Noget andet.");
  }

  @Test
  void undoesWhatWasSaved() {
    var page = written(open(""));
    var all = markdown(page);
    open(all, page);
    assertThat(button(page, "Brug den").count()).isZero();
    text(page).focus();
    type(page, "<Control+z>");
    assertThat(markdown(page)).isEqualTo("Første ord.\n\n---");
  }

  @Test
  void saysThatTheTextHasChangedMeanwhile() {
    var page = written(open("Fra begyndelsen."));
    open("Rettet af en anden.", page);
    assertThat(page.getByText("Historien er ændret siden").isVisible()).isTrue();
    button(page, "Brug den").click();
    assertThat(markdown(page)).contains("Andet ord.").doesNotContain("Rettet af en anden.");
    type(page, "<Control+z>");
    assertThat(markdown(page)).isEqualTo("Rettet af en anden.");
  }

  @Test
  void keepsTextsApart() {
    set("key", "historie-1 alice");
    var page = written(open(""));
    set("key", "historie-2 alice");
    open("", page);
    assertThat(button(page, "Brug den").count()).isZero();
    set("key", "historie-1 alice");
    open("", page);
    assertThat(button(page, "Brug den").count()).isEqualTo(1);
  }

  @Test
  void tellsOthersOfChanges() {
    var page = open("");
    page.evaluate("document.addEventListener('pip-editor:change', event => (window.heard = event.detail.editor.getMarkdown()))");
    text(page).focus();
    type(page, "Hej");
    assertThat(page.evaluate("window.heard")).isEqualTo("Hej");
    page.evaluate("document.querySelector('[data-editor]').pipEditor.saved('Hej')");
    assertThat(page.locator(".editor-saved").innerText()).startsWith("Gemt kl.");
  }
}
