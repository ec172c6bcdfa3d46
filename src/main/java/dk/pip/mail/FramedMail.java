package dk.pip.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// A mail's HTML as an answer that is safe to show in a frame of our pages, whoever wrote the mail. Its pictures are in
/// it, as a frame that is nobody's would have to ask for them without being signed in.
public final class FramedMail {
  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  /// Bytes of pictures in a page: a mail can show the same one many times.
  private static final long MOST = 20_000_000;

  // Styles stand inside a mail, pictures travel with it, and its links open beside it.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private FramedMail() {}

  /// The HTML part; empty for a mail that has none.
  public static Optional<ResponseEntity<byte[]>> html(ReadMail mail) {
    return Optional.ofNullable(mail.html(pictures(mail)))
        .map(html -> html.replaceFirst("(?i)<head(\\s[^>]*)?>", "$0<base target=\"_blank\">"))
        .map(
            html ->
                ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Content-Security-Policy", POLICY)
                    .body(html.getBytes(StandardCharsets.UTF_8)));
  }

  /// For the pictures of a mail, one after the other, as long as there is room for them.
  private static IntFunction<String> pictures(ReadMail mail) {
    var room = new AtomicLong(MOST);
    return number -> {
      var leaf = mail.leaves().get(number);
      return PICTURES.contains(leaf.type()) && room.addAndGet(-leaf.content().length) >= 0
          ? "data:" + leaf.type() + ";base64," + Base64.getEncoder().encodeToString(leaf.content())
          : "";
    };
  }
}
