package dk.pip.web;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Serves what is in the [PageCache] ahead of everything else: no session, no filter, no template is touched, and the
/// thread that has read the request answers it. What is not there goes on to the application, on a thread of its own,
/// and the application puts it in.
final class CachedPages extends Handler.Wrapper {
  private static final Pattern NO_GZIP = Pattern.compile("gzip\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)");

  private final PageCache cache;
  private final Clock clock;
  private final Executor application;

  /// @param application runs what may have to wait
  CachedPages(PageCache cache, Clock clock, Executor application) {
    this.cache = cache;
    this.clock = clock;
    this.application = application;
  }

  /// Says that nothing here waits, which spares the hand-over from thread to thread that costs more than the answer.
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var method = request.getMethod();
    var head = HttpMethod.HEAD.is(method);
    var uri = request.getHttpURI();
    var page = (head || HttpMethod.GET.is(method)) && uri.getQuery() == null ? cache.find(uri.getCanonicalPath()) : null;
    if (page == null || isOver(page.entry().until())) {
      application.execute(() -> pass(request, response, callback));
      return true;
    }
    var accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    var form = accepted != null && takesGzip(accepted) ? page.packed() : page.plain();
    if (request.isSecure()) {
      response.getHeaders().add(Headers.ALWAYS_SECURE);
    }
    var known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    if (known != null && known.contains(form.etag())) {
      response.setStatus(304);
      response.getHeaders().add(form.unchanged());
      callback.succeeded();
      return true;
    }
    response.setStatus(200);
    response.getHeaders().add(form.headers());
    if (head) {
      callback.succeeded();
    } else {
      response.write(true, form.body().slice(), callback);
    }
    return true;
  }

  /// A visitor may name gzip to say that they can't have it.
  private static boolean takesGzip(String accepted) {
    return accepted.contains("gzip") && !(accepted.contains("q=0") && NO_GZIP.matcher(accepted).find());
  }

  private boolean isOver(Instant until) {
    return !until.equals(Instant.MAX) && until.compareTo(clock.instant()) <= 0;
  }

  private void pass(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Throwable e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
