package dk.pip.pictures;

import org.jspecify.annotations.Nullable;

/// A picture file of which only the structure has been read: its size is known, no pixel is decoded.
sealed interface Source permits JpegSource, PngSource, WebpSource {
  int width();

  int height();

  /// How it must be turned, as EXIF numbers it: 1 is upright.
  int orientation();

  /// The embedded colour profile of a colour picture.
  byte @Nullable [] profile();

  /// The same file with nothing but what is needed to draw it. The very same array if there was nothing else.
  byte[] cleaned();

  /// Whether pages may show it as it stands.
  boolean keepable();

  /// How many bytes a pixel takes at most while it is decoded.
  int bytesPerPixel();

  static Source of(byte[] bytes) {
    var kind = FileKind.of(bytes);
    return switch (kind) {
      case JPEG -> JpegSource.of(bytes);
      case PNG -> PngSource.of(bytes);
      case WEBP -> WebpSource.of(bytes);
      case GIF, HEIC, AVIF, TIFF, BMP, SVG, PDF, VIDEO, DOCUMENT, WEB_PAGE, TEXT, UNKNOWN, EMPTY ->
          throw new Unreadable(kind.answer());
    };
  }
}
