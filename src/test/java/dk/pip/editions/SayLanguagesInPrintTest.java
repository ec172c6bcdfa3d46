package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.print.PrintRenderer;
import dk.pip.testing.Editions;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Those who listen to a PDF hear each text in its language: a part in its own, and Pip's words around it in theirs.
class SayLanguagesInPrintTest {
  private static final TextLanguage UKRAINIAN = new TextLanguage("uk");
  private static final String TITLE = "Вечір для мешканців";

  private record Said(String language, String text) {}

  @Test
  void saysPipsOwnWordsInTheirLanguage() throws Exception {
    var day = LocalDateTime.of(2026, 3, 30, 9, 0);
    var story =
        new Story("vechir", TITLE, null, null, null, "Ольга", LocalDate.of(2026, 3, 12), null, "https://eksempel.example/a", null, "Буде суп. ".repeat(40), UKRAINIAN);
    var teaser = new Story("sup", "Суп", null, null, "Гарячий суп.", "Ольга", LocalDate.of(2026, 3, 12), null, null, null, "Суп.", UKRAINIAN);
    var said =
        said(
            new Block.StoryInFull(Editions.story("en", "Den første", null, null, null, null, "Der er suppe. ".repeat(30))),
            new Block.AlsoInThisIssue(),
            new Block.StoryInFull(story),
            new Block.StoryTeaser(teaser, null),
            new Block.Greeting("Привіт. ".repeat(120), null, UKRAINIAN),
            new Block.Invitation("Зустріч", day, null, "Torvet", day, "Буде суп.", "a@b.example", "Клуб", UKRAINIAN),
            new Block.Quiz("Питання", "Скільки?", List.of("Сім", "Вісім"), day, day, null, "Сім", UKRAINIAN),
            new Block.PressMention("Гарно", "Avisen", LocalDate.of(2026, 3, 1), "https://eksempel.example/b", UKRAINIAN),
            new Block.Video("Півень", "https://eksempel.example/c", null, "1:10", LocalDate.of(2026, 4, 1), "Півень.", UKRAINIAN),
            new Block.Numbers("Числа", List.of(new Block.Figure("7", null, "людей")), "Громада", UKRAINIAN),
            new Block.InfoBox("Курси", "Курс починається.", LocalDate.of(2026, 4, 1), UKRAINIAN));

    assertThat(said).filteredOn(each -> each.text().matches(".*(Af |Læs |Hilsen|Tilmelding|Meld dig|Arrangør|kl\\.|Svar |kan svare|De skriver|Film|Se filmen|Kan ses|Kilde|Gælder|marts).*"))
        .hasSizeGreaterThan(14)
        .allMatch(each -> each.language().equals("da"));
    assertThat(said).filteredOn(each -> each.text().matches(".*(суп|Привіт|Зустріч|Питання|Скільки|Гарно|Півень|Числа|людей|Курс).*"))
        .hasSizeGreaterThan(10)
        .allMatch(each -> each.language().equals("uk"));
    assertThat(said).filteredOn(each -> each.text().contains(TITLE)).hasSize(2).allMatch(each -> each.language().equals("uk"));
  }

  private static List<Said> said(Block... blocks) throws IOException {
    var edition = Editions.manuscript("Sprog", List.of(blocks));
    try (var pdf = Loader.loadPDF(new PrintRenderer().render(edition, Instant.parse("2026-03-12T07:00:00Z")))) {
      var said = new ArrayList<Said>();
      var pages = PrintReader.pages(pdf);
      collect(pdf, pages, pdf.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), "da", 0, said);
      return said;
    }
  }

  /// The texts of the elements that hold any, each with the language that it is in.
  private static void collect(PDDocument pdf, List<PrintedPage> pages, COSDictionary element, String language, int page, List<Said> said) {
    var own = element.getString(COSName.LANG, language);
    var on = element.getCOSDictionary(COSName.PG) instanceof COSDictionary at ? number(pdf, at) : page;
    var text = new StringBuilder();
    for (var kid : kids(element.getDictionaryObject(COSName.K))) {
      if (kid instanceof COSInteger mark) {
        text.append(text(pages, on, mark.intValue()));
      } else if (kid instanceof COSDictionary child && child.containsKey(COSName.MCID)) {
        text.append(text(pages, child.getCOSDictionary(COSName.PG) instanceof COSDictionary at ? number(pdf, at) : on, child.getInt(COSName.MCID)));
      } else if (kid instanceof COSDictionary child) {
        collect(pdf, pages, child, own, on, said);
      }
    }
    if (!text.toString().isBlank()) {
      said.add(new Said(own, text.toString().strip()));
    }
  }

  private static String text(List<PrintedPage> pages, int page, int mark) {
    var marked = pages.get(page).marked().get(mark);
    return marked == null ? "" : marked.text() + " ";
  }

  private static int number(PDDocument pdf, COSDictionary page) {
    for (var i = 0; i < pdf.getNumberOfPages(); i++) {
      if (pdf.getPage(i).getCOSObject() == page) {
        return i;
      }
    }
    return 0;
  }

  private static List<COSBase> kids(@Nullable COSBase kids) {
    var list = new ArrayList<COSBase>();
    if (kids instanceof COSArray array) {
      array.forEach(kid -> list.add(kid instanceof COSObject object ? object.getObject() : kid));
    } else if (kids != null) {
      list.add(kids);
    }
    return list;
  }
}
