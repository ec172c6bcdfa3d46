package dk.pip.papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Puts the title and its like into the form that XMP has for them; the engine writes them as plain text.
final class PrintMetadata {
  private static final Pattern MADE = Pattern.compile("<xmp:CreateDate>([0-9TZ:+.-]+)</xmp:CreateDate>");
  private static final Pattern NOTED = Pattern.compile("(<xmp:MetadataDate>)[^<]*(</xmp:MetadataDate>)");

  private PrintMetadata() {}

  static void correct(PDDocument pdf) throws IOException {
    var metadata = pdf.getDocumentCatalog().getMetadata();
    if (metadata == null) {
      return;
    }
    var xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    for (var name : new String[] {"title", "description"}) {
      xmp = element(name).matcher(xmp).replaceAll("<dc:$1><rdf:Alt><rdf:li xml:lang=\"x-default\">$2</rdf:li></rdf:Alt></dc:$1>");
    }
    for (var name : new String[] {"creator", "date"}) {
      xmp = element(name).matcher(xmp).replaceAll("<dc:$1><rdf:Seq><rdf:li>$2</rdf:li></rdf:Seq></dc:$1>");
    }
    xmp = element("language").matcher(xmp).replaceAll("<dc:$1><rdf:Bag><rdf:li>$2</rdf:li></rdf:Bag></dc:$1>");
    var made = MADE.matcher(xmp);
    if (made.find()) {
      // The engine has the time of day here, by which no two prints would be the same.
      xmp = NOTED.matcher(xmp).replaceAll("$1" + made.group(1) + "$2");
    }
    try (var stream = metadata.getCOSObject().createOutputStream()) {
      stream.write(xmp.getBytes(StandardCharsets.UTF_8));
    }
    metadata.getCOSObject().removeItem(COSName.FILTER);
  }

  private static Pattern element(String name) {
    return Pattern.compile("<dc:(" + name + ")>([^<]*)</dc:" + name + ">");
  }
}
