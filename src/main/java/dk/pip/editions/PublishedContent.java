package dk.pip.editions;

import dk.pip.frame.PageAbout;

/// A published page without the frame around it.
///
/// @param html what stands inside the frame
public record PublishedContent(PageAbout about, String html) {}
