package dk.pip.editions.render;

import org.jspecify.annotations.Nullable;

/// A picture where it stands in a mail.
///
/// @param source `cid:…`; null when there was no room for it, and then its words stand alone
/// @param width as it is shown, in pixels
/// @param words caption and credit, if there are any
public record MailPicture(@Nullable String source, int width, String alt, @Nullable String words) {
  /// The words that stand in for a picture that is not there; null for one that is only decoration.
  public @Nullable String instead() {
    if (words != null) {
      return words;
    }
    return alt.isEmpty() ? null : alt;
  }
}
