package dk.pip.cache;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// A cached page with the headers of its answers, encoded once and not at each request.
///
/// @param packed for those who take gzip; the plain form where packing would gain nothing
public record ReadyPage(PageCache.Entry entry, Form plain, Form packed) {
  private static final HttpField GZIP = field(HttpHeader.CONTENT_ENCODING, "gzip");
  private static final HttpField VARY = field(HttpHeader.VARY, "Accept-Encoding");
  private static final HttpField REVALIDATE = field(HttpHeader.CACHE_CONTROL, "no-cache");
  private static final HttpField KEEP = field(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");

  /// @param etag with its quotes
  /// @param headers of the answer with the body
  /// @param unchanged the headers of the answer to someone who has this form already
  public record Form(ByteBuffer body, String etag, HttpFields headers, HttpFields unchanged) {}

  static ReadyPage of(PageCache.Entry entry, List<HttpField> fields) {
    var plain = form(entry, fields, entry.body(), "\"" + entry.etag() + "\"", false);
    var gzip = entry.gzip();
    var packed = gzip == null ? plain : form(entry, fields, gzip, "\"" + entry.etag() + "-gzip\"", true);
    return new ReadyPage(entry, plain, packed);
  }

  private static Form form(
      PageCache.Entry entry, List<HttpField> fields, ByteBuffer body, String etag, boolean packed) {
    var headers = HttpFields.build();
    headers.add(field(HttpHeader.ETAG, etag));
    headers.add(entry.unchanging() ? KEEP : REVALIDATE);
    headers.add(VARY);
    fields.forEach(headers::add);
    entry.headers().forEach((name, value) -> headers.put(name, value.isEmpty() ? null : value));
    var unchanged = headers.asImmutable();
    headers.add(field(HttpHeader.CONTENT_TYPE, entry.contentType()));
    headers.add(new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, body.remaining()));
    if (packed) {
      headers.add(GZIP);
    }
    return new Form(body, etag, headers.asImmutable(), unchanged);
  }

  private static HttpField field(HttpHeader header, String value) {
    return new PreEncodedHttpField(header, value);
  }
}
