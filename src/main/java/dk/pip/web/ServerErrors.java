package dk.pip.web;

import dk.pip.shared.DatabaseFault;
import dk.pip.shared.Outage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers what never gets as far as the application: requests that can't be read, headers that are too large.
final class ServerErrors extends ErrorHandler {
  private final Outage outage;

  ServerErrors(Outage outage) {
    this.outage = outage;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    var away = code >= 500 && (outage.isFeared() || DatabaseFault.isLoss(cause));
    response.setStatus(away ? 503 : code);
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    for (var field : Headers.FIELDS) {
      headers.put(field);
    }
    response.write(
        true, ByteBuffer.wrap((away ? PlainPage.away() : PlainPage.html(Errors.key(code))).getBytes(StandardCharsets.UTF_8)), callback);
  }
}
