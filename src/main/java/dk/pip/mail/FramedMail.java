package dk.pip.mail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// A mail's HTML and pictures as answers that are safe to show in a frame of our pages, whoever wrote the mail.
public final class FramedMail {
  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  // Styles stand inside a mail, pictures travel with it, and its links open beside it.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private FramedMail() {}

  /// The HTML part; empty for a mail that has none.
  ///
  /// @param pictures the address that a picture's number is put behind
  public static Optional<ResponseEntity<byte[]>> html(ReadMail mail, String pictures) {
    return Optional.ofNullable(mail.html(leaf -> pictures + leaf))
        .map(html -> html.replaceFirst("(?i)<head(\\s[^>]*)?>", "$0<base target=\"_blank\">"))
        .map(
            html ->
                ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Content-Security-Policy", POLICY)
                    .body(html.getBytes(StandardCharsets.UTF_8)));
  }

  /// A picture that the HTML refers to, by its number among the mail's leaves.
  public static Optional<ResponseEntity<byte[]>> picture(ReadMail mail, int number) {
    return mail.leaves().stream()
        .skip(Math.max(number, 0))
        .findFirst()
        .filter(leaf -> PICTURES.contains(leaf.type()))
        .map(
            leaf ->
                ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, leaf.type())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(leaf.content()));
  }
}
