package dk.pip.editions.render;

import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Makes the hyphens at the ends of lines soft ones to those who copy or listen (ISO 32000-1, 14.8.2.2.3), so that they
/// get whole words. They are printed with the glyph of U+2010, which no text of ours uses otherwise, and the fonts are
/// then told that it stands for U+00AD.
final class SoftHyphens {
  private static final char PRINTED = '\u2010';
  private static final Pattern MEANING = Pattern.compile("(<(\\p{XDigit}{4})> <\\2> )<2010>");

  private SoftHyphens() {}

  static void print(Box box) {
    for (var child : box.getChildren()) {
      print(child);
    }
    switch (box) {
      case InlineLayoutBox inline -> print(inline.getInlineChildren());
      case LineBox line -> print(line.getNonFlowContent());
      default -> {}
    }
  }

  private static void print(List<?> children) {
    for (var child : children) {
      switch (child) {
        case InlineText text when text.isEndsOnSoftHyphen() && text.getEnd() > text.getStart() -> {
          var master = new StringBuilder(text.getMasterText());
          master.setCharAt(text.getEnd() - 1, PRINTED);
          text.setMasterText(master.toString());
          text.setEndsOnSoftHyphen(false);
        }
        case Box box -> print(box);
        default -> {}
      }
    }
  }

  /// Changes what the glyph stands for; the fonts must have been made into subsets by then.
  static void name(PDDocument pdf) throws IOException {
    for (var page : pdf.getPages()) {
      var resources = page.getResources();
      for (var name : resources.getFontNames()) {
        var font = resources.getFont(name);
        if (font.getCOSObject().getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream stream) {
          rename(stream);
        }
      }
    }
  }

  private static void rename(COSStream stream) throws IOException {
    String map;
    try (var input = stream.createInputStream()) {
      map = new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    var renamed = MEANING.matcher(map).replaceAll("$1<00AD>");
    if (!renamed.equals(map)) {
      try (var output = stream.createOutputStream(COSName.FLATE_DECODE)) {
        output.write(renamed.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }
}
