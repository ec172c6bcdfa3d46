package dk.pip.editions.render;

import org.jspecify.annotations.Nullable;

/// A picture as a page shows it: the addresses of its widths, its true size, and the words with it.
public record PictureView(
    String src,
    @Nullable String srcset,
    String sizes,
    int width,
    int height,
    String alt,
    @Nullable String caption,
    @Nullable String credit) {}
