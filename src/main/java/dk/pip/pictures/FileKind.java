package dk.pip.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;

/// What a file is, told by its first bytes. Names and content types are not asked: anyone can write those.
enum FileKind {
  JPEG,
  PNG,
  WEBP,
  GIF,
  HEIC,
  AVIF,
  TIFF,
  BMP,
  SVG,
  PDF,
  VIDEO,
  DOCUMENT,
  WEB_PAGE,
  TEXT,
  UNKNOWN,
  EMPTY;

  private static final List<String> HEIC_BRANDS =
      List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

  static FileKind of(byte[] bytes) {
    if (bytes.length == 0) {
      return EMPTY;
    }
    var head = new String(bytes, 0, Math.min(bytes.length, 1024), ISO_8859_1);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return WEBP;
    }
    if (head.startsWith("GIF8")) {
      return GIF;
    }
    if (head.startsWith("ftyp", 4)) {
      return brand(head);
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return TIFF;
    }
    if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
      return BMP;
    }
    if (head.startsWith("%PDF-")) {
      return PDF;
    }
    if (head.startsWith("PK\u0003\u0004") || head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return DOCUMENT;
    }
    return written(head);
  }

  /// The key of the answer to a file of this kind, where it isn't a picture that Pip takes in.
  String answer() {
    return "pictures.is-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static FileKind brand(String head) {
    var brand = head.substring(8, Math.min(head.length(), 12));
    if (brand.startsWith("avi")) {
      return AVIF;
    }
    return HEIC_BRANDS.contains(brand) ? HEIC : VIDEO;
  }

  private static FileKind written(String head) {
    var text = head.toLowerCase(Locale.ROOT);
    if (text.contains("<svg")) {
      return SVG;
    }
    if (text.contains("<html") || text.contains("<!doctype html")) {
      return WEB_PAGE;
    }
    return head.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t') ? TEXT : UNKNOWN;
  }
}
