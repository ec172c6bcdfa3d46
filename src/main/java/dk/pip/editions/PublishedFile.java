package dk.pip.editions;

import java.time.Instant;

/// One file of a publication as it is served: a page, a calendar file, the PDF.
///
/// @param path from the site's root, `/udgaver/2026-03`
/// @param validFrom from when it stands there; a page that changes by itself has one file for each time
public record PublishedFile(String path, Instant validFrom, String contentType, byte[] body) {}
