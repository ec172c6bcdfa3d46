package dk.pip.editions.render;

import dk.pip.editions.Manuscript;
import dk.pip.municipality.Palette;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

/// The empty document in which an edition is set: its title, language and style.
final class Sheet {
  private static final String STYLE = read("/print/edition.css");
  private static final String ENDLESS = "@page { size: 210mm 90000mm; margin: 0 }";

  private final Manuscript manuscript;
  private final Texts texts;

  Sheet(Manuscript manuscript) {
    this.manuscript = manuscript;
    this.texts = Texts.in(manuscript.edition().language());
  }

  Document pages() {
    return document("");
  }

  Document endless() {
    return document(ENDLESS);
  }

  static String width(double millimetres) {
    return String.format(Locale.ROOT, "width:%.2fmm", millimetres);
  }

  private Document document(String more) {
    var edition = manuscript.edition();
    var imprint = manuscript.imprint();
    var month = Dates.monthCapitalised(edition.month(), edition.language());
    var document = Document.createShell("print:");
    document.outputSettings().prettyPrint(false);
    var html = document.selectXpath("/html").first();
    if (html != null) {
      html.attr("lang", edition.language().tag());
    }
    document.title(texts.get("editions.print.title", imprint.newsletter(), month, edition.title()));
    document.head().appendElement("meta").attr("name", "author").attr("content", imprint.municipality());
    document.head().appendElement("meta").attr("name", "subject").attr("content", edition.title());
    var foot = texts.get("editions.print.foot", imprint.newsletter(), month);
    document.head().appendElement("style").appendChild(new DataNode(style(foot) + more));
    return document;
  }

  private String style(String foot) {
    var style = STYLE.replace("var(--foot)", quoted(foot));
    for (var colour : Palette.of(manuscript.imprint().theme()).light().colours().entrySet()) {
      style = style.replace("var(--" + colour.getKey().property() + ")", colour.getValue());
    }
    return style;
  }

  /// A CSS string; whatever is not a letter or digit is written as its number.
  private static String quoted(String text) {
    var css = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == ' ') {
                css.appendCodePoint(c);
              } else {
                css.append("\\").append(String.format("%06x ", c));
              }
            });
    return css.append('"').toString();
  }

  private static String read(String resource) {
    try (var stream = Sheet.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The style " + resource + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
