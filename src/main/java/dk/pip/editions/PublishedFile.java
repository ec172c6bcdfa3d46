package dk.pip.editions;

import dk.pip.frame.PageAbout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One file of a publication as it is kept: the content of a page, a calendar file, the PDF.
///
/// @param path from the site's root, `/udgaver/2026-03`
/// @param validFrom from when it stands there; a page that changes by itself has one file for each time
/// @param about of a page, which goes out with a frame around its content; null of what goes out as it is
public record PublishedFile(
    String path, Instant validFrom, String contentType, byte[] body, @Nullable PageAbout about) {

  static PublishedFile of(String path, Instant validFrom, String contentType, byte[] body) {
    return new PublishedFile(path, validFrom, contentType, body, null);
  }

  static PublishedFile of(String path, Instant validFrom, PageAbout about, String content) {
    return new PublishedFile(path, validFrom, "text/html;charset=utf-8", content.getBytes(StandardCharsets.UTF_8), about);
  }

  /// Whether readers see no difference.
  boolean standsLike(PublishedFile other) {
    return Arrays.equals(body, other.body) && java.util.Objects.equals(about, other.about);
  }
}
