package dk.pip.editions.render;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dk.pip.shared.Language;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/// Lays pages out with our fonts, hyphenation and pictures, and with nothing from anywhere else.
final class Press {
  private record Face(String family, int weight, FontStyle style, byte[] trueType) {}

  private final PrintPictures pictures;
  private final Language language;

  Press(PrintPictures pictures, Language language) {
    this.pictures = pictures;
    this.language = language;
  }

  /// The document, ready to be laid out; the caller closes it.
  PdfBoxRenderer renderer(Document html, OutputStream out) {
    var builder =
        new PdfRendererBuilder()
            .usePdfUaAccessibility(true)
            .useHyphenation(Hyphenation.in(language)::hyphenate)
            .useUnicodeLineBreaker(new LineBreaks(language.locale()))
            .useReplacementText("\uFFFD")
            .withProducer("Pip")
            .useUriResolver((_, uri) -> uri)
            .useProtocolsStreamImplementation(Drawer::new, PrintPictures.SCHEME)
            .withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(html), "print:")
            .toStream(out);
    for (var face : Faces.ALL) {
      builder.useFont(() -> new ByteArrayInputStream(face.trueType), face.family, face.weight, face.style, true);
    }
    return builder.buildPdfRenderer();
  }

  /// The font of running text, as TrueType.
  static byte[] runningText() {
    return Faces.ALL.getFirst().trueType;
  }

  /// Loaded when the first edition is printed.
  private static final class Faces {
    private static final String FONTS = "/META-INF/resources/webjars/roboto-fontface/0.10.0/fonts/";

    static final List<Face> ALL =
        List.of(
            face("Roboto", 400, FontStyle.NORMAL, "roboto/Roboto-Regular"),
            face("Roboto", 700, FontStyle.NORMAL, "roboto/Roboto-Medium"),
            face("Roboto", 400, FontStyle.ITALIC, "roboto/Roboto-RegularItalic"),
            face("Roboto", 700, FontStyle.ITALIC, "roboto/Roboto-MediumItalic"),
            face("Roboto Slab", 300, FontStyle.NORMAL, "roboto-slab/Roboto-Slab-Light"),
            face("Roboto Slab", 400, FontStyle.NORMAL, "roboto-slab/Roboto-Slab-Regular"),
            face("Roboto Slab", 700, FontStyle.NORMAL, "roboto-slab/Roboto-Slab-Bold"));

    static {
      XRLog.setLoggingEnabled(false);
    }

    private static Face face(String family, int weight, FontStyle style, String file) {
      return new Face(family, weight, style, WoffFont.trueType(FONTS + file + ".woff"));
    }
  }

  private final class Drawer implements FSStream {
    private final String address;

    Drawer(String address) {
      this.address = address;
    }

    @Override
    public InputStream getStream() {
      return new ByteArrayInputStream(pictures.bytes(address));
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
