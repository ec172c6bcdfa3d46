package dk.pip.web;

import dk.pip.cache.PageCache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/// A page or file that is kept as bytes, as a controller returns it.
public final class Served implements View {
  private final PageCache.Entry entry;
  private final boolean toAll;

  private Served(PageCache.Entry entry, boolean toAll) {
    this.entry = entry;
    this.toAll = toAll;
  }

  public static Served toAll(PageCache.Entry entry) {
    return new Served(entry, true);
  }

  /// Not to be kept by anything between us and the reader.
  public static Served toThoseSignedIn(PageCache.Entry entry) {
    return new Served(entry, false);
  }

  @Override
  public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setLocale(null); // the page itself says its language; Spring has put the browser's here
    var accepted = request.getHeader("Accept-Encoding");
    var gzip = accepted != null && accepted.contains("gzip") ? entry.gzip() : null;
    var body = (gzip == null ? entry.body() : gzip).duplicate();
    var etag = "\"" + entry.etag() + (gzip == null ? "\"" : "-gzip\"");
    response.setHeader("ETag", etag);
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("Cache-Control", cacheControl());
    entry.headers().forEach((name, value) -> response.setHeader(name, value.isEmpty() ? null : value));
    var known = request.getHeader("If-None-Match");
    if (known != null && known.contains(etag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(entry.contentType());
    response.setContentLength(body.remaining());
    if (gzip != null) {
      response.setHeader("Content-Encoding", "gzip");
    }
    Channels.newChannel(response.getOutputStream()).write(body);
  }

  private String cacheControl() {
    if (!toAll) {
      return "private, no-cache";
    }
    return entry.unchanging() ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
