package dk.pip.papers;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// The cuts of type that editions and papers are printed with: Roboto and Roboto Slab, and DejaVu Sans for the signs and the scripts
/// that those lack.
public enum Face {
  TEXT("Roboto", 400, false, "roboto/Roboto-Regular"),
  TEXT_BOLD("Roboto", 700, false, "roboto/Roboto-Medium"),
  TEXT_ITALIC("Roboto", 400, true, "roboto/Roboto-RegularItalic"),
  TEXT_BOLD_ITALIC("Roboto", 700, true, "roboto/Roboto-MediumItalic"),
  SLAB_LIGHT("Roboto Slab", 300, false, "roboto-slab/Roboto-Slab-Light"),
  SLAB("Roboto Slab", 400, false, "roboto-slab/Roboto-Slab-Regular"),
  SLAB_BOLD("Roboto Slab", 700, false, "roboto-slab/Roboto-Slab-Bold"),
  SIGNS("DejaVu Sans", 400, false, "DejaVuSans"),
  SIGNS_BOLD("DejaVu Sans", 700, false, "DejaVuSans-Bold"),
  /// All of its signs are as wide as each other.
  EVEN("DejaVu Sans Mono", 400, false, "DejaVuSansMono");

  private static final String ROBOTO = "/META-INF/resources/webjars/roboto-fontface/0.10.0/fonts/";
  private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/";

  private final String family;
  private final int weight;
  private final boolean italic;
  private final String file;
  private volatile byte @Nullable [] bytes;
  private volatile @Nullable Glyphs glyphs;

  Face(String family, int weight, boolean italic, String file) {
    this.family = family;
    this.weight = weight;
    this.italic = italic;
    this.file = file;
  }

  /// What the face can show, and how wide that is.
  private record Glyphs(CmapLookup ids, TrueTypeFont font) {}

  boolean hasSigns() {
    return this == SIGNS || this == SIGNS_BOLD;
  }

  private boolean isDejaVu() {
    return hasSigns() || this == EVEN;
  }

  String family() {
    return family;
  }

  int weight() {
    return weight;
  }

  String style() {
    return italic ? "italic" : "normal";
  }

  /// Where the engine asks for it.
  String address() {
    return "font:" + name();
  }

  /// The face for what is emphasised in a text of this one. The slab has no italics.
  Face emphasised() {
    return switch (this) {
      case TEXT, TEXT_ITALIC -> TEXT_ITALIC;
      case TEXT_BOLD, TEXT_BOLD_ITALIC -> TEXT_BOLD_ITALIC;
      case SLAB_LIGHT -> SLAB;
      case SLAB, SLAB_BOLD, SIGNS, SIGNS_BOLD, EVEN -> this;
    };
  }

  Face bold() {
    return switch (this) {
      case TEXT, TEXT_BOLD -> TEXT_BOLD;
      case TEXT_ITALIC, TEXT_BOLD_ITALIC -> TEXT_BOLD_ITALIC;
      case SLAB_LIGHT, SLAB, SLAB_BOLD -> SLAB_BOLD;
      case SIGNS, SIGNS_BOLD, EVEN -> SIGNS_BOLD;
    };
  }

  /// The face that shows signs beside this one.
  Face signs() {
    return weight == 700 ? SIGNS_BOLD : SIGNS;
  }

  boolean shows(int code) {
    return glyphs().ids.getGlyphId(code) != 0;
  }

  /// How wide a text is on one line, in points.
  public double width(String text, double size) {
    var read = glyphs();
    try {
      var units = 0.0;
      for (var i = 0; i < text.length(); ) {
        var code = text.codePointAt(i);
        i += Character.charCount(code);
        if (Character.getType(code) != Character.FORMAT) {
          units += read.font.getAdvanceWidth(read.ids.getGlyphId(code == 0xA0 ? ' ' : code));
        }
      }
      return units * size / read.font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file of the face. It is kept, as the engine reads it at every try; nobody may change it.
  byte[] trueType() {
    var kept = bytes;
    if (kept == null) {
      kept = isDejaVu() ? resource(DEJAVU + file + ".ttf") : WoffFont.trueType(ROBOTO + file + ".woff");
      bytes = kept;
    }
    return kept;
  }

  int units() {
    try {
      return glyphs().font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The shape of a sign in the font's own units, upwards.
  GeneralPath outline(int sign) {
    var read = glyphs();
    try {
      var glyph = read.font.getGlyph().getGlyph(read.ids.getGlyphId(sign));
      return glyph == null ? new GeneralPath() : glyph.getPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Glyphs glyphs() {
    var read = glyphs;
    if (read == null) {
      try {
        var font = new TTFParser().parse(new RandomAccessReadBuffer(trueType()));
        read = new Glyphs(font.getUnicodeCmapLookup(false), font);
        glyphs = read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return read;
  }

  private static byte[] resource(String path) {
    try (var stream = Face.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("The font " + path + " is missing");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
