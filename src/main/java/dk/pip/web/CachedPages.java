package dk.pip.web;

import dk.pip.cache.PageCache;
import dk.pip.cache.ReadyPage;
import dk.pip.shared.Outage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves what is in the [PageCache] ahead of everything else: no session, no filter, no template is touched, and the
/// thread that has read the request answers it. What is not there goes on to the application, on a thread of its own,
/// and the application puts it in. In an [Outage] what is there is served however old it is, and the rest is told to come
/// again, also those who were on their way when it began.
final class CachedPages extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(CachedPages.class);
  private static final Pattern NO_GZIP = Pattern.compile("gzip\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)");

  private final PageCache cache;
  private final Clock clock;
  private final Executor application;
  private final Outage outage;
  private final Hosts hosts;

  /// @param application runs what may have to wait
  CachedPages(PageCache cache, Clock clock, Executor application, Outage outage, Hosts hosts) {
    this.cache = cache;
    this.clock = clock;
    this.application = application;
    this.outage = outage;
    this.hosts = hosts;
  }

  /// Says that nothing here waits, which spares the hand-over from thread to thread that costs more than the answer.
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var uri = request.getHttpURI();
    var path = uri.getCanonicalPath();
    if (hosts.areKnown(uri.getHost()) || isHealth(path)) {
      answer(request, response, callback);
    } else {
      application.execute(() -> answerIfOurs(request, response, callback));
    }
    return true;
  }

  private void answerIfOurs(Request request, Response response, Callback callback) {
    boolean ours;
    try (var _ = outage.waiting(false)) {
      ours = hosts.answer(request.getHttpURI().getHost());
    } catch (RuntimeException e) {
      refuse(response, callback, 503, PlainPage.away());
      return;
    }
    if (ours) {
      answer(request, response, callback);
    } else {
      refuse(response, callback, 421, PlainPage.elsewhere(hosts.site()));
    }
  }

  private void answer(Request request, Response response, Callback callback) {
    var method = request.getMethod();
    var head = HttpMethod.HEAD.is(method);
    var path = request.getHttpURI().getCanonicalPath();
    var key = key(request, path);
    var page = key != null && (head || HttpMethod.GET.is(method)) ? cache.find(key) : null;
    if (page != null && (!isOver(page.entry().until()) || outage.isFeared())) {
      serve(page, head, request, response, callback);
    } else if (outage.isOn() && !isMadeFromMemory(path)) {
      refuse(response, callback, 503, PlainPage.away());
    } else {
      application.execute(() -> pass(request, response, callback));
    }
  }

  /// Where an answer is kept: most pages are the same whatever stands after the `?`, and some are made of it.
  ///
  /// @return null for whoever shows a key, whom the application looks at first
  private static @Nullable String key(Request request, String path) {
    if (!hasQuery(path)) {
      return path;
    }
    if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
      return null;
    }
    var query = request.getHttpURI().getQuery();
    return query == null ? path : path + "?" + query;
  }

  /// Whether what stands after the `?` is part of the address.
  static boolean hasQuery(String path) {
    return path.startsWith("/api/") || path.startsWith("/indlejring/");
  }

  private static void serve(ReadyPage page, boolean head, Request request, Response response, Callback callback) {
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
      return;
    }
    response.setStatus(200);
    response.getHeaders().add(form.headers());
    if (head) {
      callback.succeeded();
    } else {
      response.write(true, form.body().slice(), callback);
    }
  }

  /// A visitor may name gzip to say that they can't have it.
  private static boolean takesGzip(String accepted) {
    return accepted.contains("gzip") && !(accepted.contains("q=0") && NO_GZIP.matcher(accepted).find());
  }

  private boolean isOver(Instant until) {
    return !until.equals(Instant.MAX) && until.compareTo(clock.instant()) <= 0;
  }

  private static boolean isHealth(String path) {
    return path.equals("/health") || path.startsWith("/health/");
  }

  /// What the application can answer without its database.
  private static boolean isMadeFromMemory(String path) {
    return isHealth(path) || path.startsWith("/stil/") || path.equals("/was");
  }

  private void pass(Request request, Response response, Callback callback) {
    var key = key(request, request.getHttpURI().getCanonicalPath());
    var hasOld = key != null && cache.find(key) != null;
    try (var _ = outage.waiting(hasOld)) {
      if (outage.isOn() && !isMadeFromMemory(request.getHttpURI().getCanonicalPath())) {
        answer(request, response, callback);
      } else if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Throwable e) {
      fail(request, response, callback, e);
    }
  }

  private static void fail(Request request, Response response, Callback callback, Throwable failure) {
    try {
      Response.writeError(request, response, callback, failure);
    } catch (IllegalStateException e) {
      LOG.debug("Whoever asked has gone, or has an answer", e);
    }
  }

  /// Answers with a page that is made of nothing but words.
  private static void refuse(Response response, Callback callback, int status, String html) {
    response.setStatus(status);
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    if (status == 503) {
      headers.put(HttpHeader.RETRY_AFTER, "10");
    }
    Headers.FIELDS.forEach(headers::put);
    response.write(true, ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
