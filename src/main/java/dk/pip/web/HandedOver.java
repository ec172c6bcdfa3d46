package dk.pip.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// A file that somebody else has made, such as an attachment: browsers save it under its name and never open it here, whatever
/// is in it.
public final class HandedOver {
  private static final String ALONE = "default-src 'none'; sandbox";

  private HandedOver() {}

  /// What a page shows of such a file, a picture or a sound: never opened as a page of ours.
  ///
  /// @param kept how long browsers may keep it, as in `Cache-Control`
  public static <T> ResponseEntity<T> shown(String contentType, T body, String kept) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, contentType)
        .header("Content-Security-Policy", ALONE)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, kept)
        .body(body);
  }

  /// @param name of the file, of letters, digits and hyphens with an ending
  /// @param toAll whether everybody may have it
  public static ResponseEntity<byte[]> file(String name, String contentType, byte[] body, String sha256, boolean toAll) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, contentType)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header("Content-Security-Policy", ALONE)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, toAll ? "no-cache" : "private, no-cache")
        .eTag(sha256)
        .body(body);
  }
}
