package dk.pip.editions.render;

import org.jspecify.annotations.Nullable;

/// A picture as a page shows it: the addresses of its widths, its true size, and the words with it.
///
/// @param whole the address of its largest width
public record PictureView(
    String src,
    String whole,
    @Nullable String srcset,
    String sizes,
    int width,
    int height,
    String alt,
    @Nullable String caption,
    @Nullable String credit) {

  /// Whether it is a poster or a portrait, which a window may not show all of at full width.
  public boolean isTall() {
    return isTall(width, height);
  }

  PictureView withCaption(String other) {
    return new PictureView(src, whole, srcset, sizes, width, height, alt, other, credit);
  }

  static boolean isTall(int width, int height) {
    return height * 5 > width * 6;
  }
}
