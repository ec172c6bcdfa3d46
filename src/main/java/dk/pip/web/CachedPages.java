package dk.pip.web;

import java.time.Clock;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Serves what is in the [PageCache] ahead of everything else: no session, no filter, no template is touched.
/// What is not there goes on to the application, which puts it in.
final class CachedPages extends Handler.Wrapper {
  private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");
  private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
  private static final HttpField REVALIDATE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");
  private static final HttpField KEEP =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");

  private final PageCache cache;
  private final Clock clock;

  CachedPages(PageCache cache, Clock clock) {
    this.cache = cache;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var method = request.getMethod();
    var head = HttpMethod.HEAD.is(method);
    if (!head && !HttpMethod.GET.is(method) || request.getHttpURI().getQuery() != null) {
      return super.handle(request, response, callback);
    }
    var entry = cache.get(request.getHttpURI().getCanonicalPath());
    if (entry == null || entry.until().compareTo(clock.instant()) <= 0) {
      return super.handle(request, response, callback);
    }
    var accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    var gzip = accepted != null && accepted.contains("gzip") ? entry.gzip() : null;
    var body = gzip == null ? entry.body() : gzip;
    var etag = "\"" + entry.etag() + (gzip == null ? "\"" : "-gzip\"");
    var headers = response.getHeaders();
    headers.add(HttpHeader.ETAG, etag);
    headers.add(entry.unchanging() ? KEEP : REVALIDATE);
    headers.add(VARY);
    for (var field : PublicHeaders.FIELDS) {
      headers.add(field);
    }
    var known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    if (known != null && known.contains(etag)) {
      response.setStatus(304);
      callback.succeeded();
      return true;
    }
    response.setStatus(200);
    headers.add(HttpHeader.CONTENT_TYPE, entry.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, body.remaining());
    if (gzip != null) {
      headers.add(GZIP);
    }
    if (head) {
      callback.succeeded();
    } else {
      response.write(true, body.slice(), callback);
    }
    return true;
  }
}
