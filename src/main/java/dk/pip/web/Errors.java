package dk.pip.web;

import dk.pip.access.Anyone;
import dk.pip.cache.PageCache;
import dk.pip.shared.DatabaseFault;
import dk.pip.shared.Outage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Shows a page that helps for whatever went wrong, wherever it did.
@Controller
public class Errors implements ErrorController {
  /// A request attribute that names a more helpful explanation than the status has; the catalogue has it as
  /// `<key>.title` and `<key>.help`.
  public static final String EXPLANATION = "dk.pip.web.explanation";

  /// A request attribute that is there when the address is a secret, if perhaps a mistyped one.
  static final String SECRET_ADDRESS = "dk.pip.web.secret-address";

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 410, 413, 429, 500, 503);

  private final Outage outage;
  private final PageCache cache;

  Errors(Outage outage, PageCache cache) {
    this.outage = outage;
    this.cache = cache;
  }

  @Anyone
  @RequestMapping("/error")
  View show(HttpServletRequest request, HttpServletResponse response) {
    Thread.interrupted(); // whoever was woken from waiting for the database has been told by now
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
    if (status >= 500 && isAway(request)) {
      return instead(request);
    }
    if (status == 500
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
        && DatabaseFault.isTextItCannotKeep(failure)) {
      status = 400;
    }
    var key = request.getAttribute(EXPLANATION) instanceof String explanation ? explanation : key(status);
    if (request.getAttribute(SECRET_ADDRESS) != null) {
      SecretAddress.protect(response);
    }
    return new AtAllEvents(new Page("web/error.jte", new ErrorPage(status, key), status), key);
  }

  private boolean isAway(HttpServletRequest request) {
    return outage.isFeared()
        || request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
            && DatabaseFault.isLoss(failure);
  }

  /// What readers had before, if there is anything at the address; else that the database is away.
  private View instead(HttpServletRequest request) {
    var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked ? asked : "";
    var kept = reads ? cache.get(path) : null;
    return (model, _, response) -> {
      if (kept != null) {
        response.setStatus(HttpServletResponse.SC_OK);
        Served.toAll(kept).render(model, request, response);
        return;
      }
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", "10");
      response.setHeader("Cache-Control", "no-store");
      response.setContentType("text/html;charset=utf-8");
      response.getOutputStream().write(PlainPage.away().getBytes(StandardCharsets.UTF_8));
    };
  }

  static String key(int status) {
    if (EXPLAINED.contains(status)) {
      return "web.error." + status;
    }
    return status < 500 ? "web.error.400" : "web.error.500";
  }

  /// The page, or a plain one if what went wrong, such as a database that is away, is in the way of the page too.
  private record AtAllEvents(Page page, String key) implements View {
    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
      try {
        page.render(model, request, response);
      } catch (RuntimeException e) {
        LOG.error("The page for error {} could not be made; a plain one is shown", page.status(), e);
        response.setStatus(page.status());
        response.setContentType(page.getContentType());
        response.getOutputStream().write(PlainPage.html(key).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
