package dk.pip.editions;

import org.jspecify.annotations.Nullable;

/// A picture where it stands: the file in the bundle, the text for those who can't see it, and what is written under it.
/// A decorative picture has an empty alt text; all others must have one.
///
/// @param file path in the bundle, such as `billeder/baenk.jpg`
public record PictureUse(
    String file, String alt, boolean decorative, @Nullable String caption, @Nullable String credit) {}
