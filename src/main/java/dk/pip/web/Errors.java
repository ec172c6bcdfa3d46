package dk.pip.web;

import dk.pip.access.Anyone;
import dk.pip.access.MovedAddresses;
import dk.pip.access.StaffAddresses;
import dk.pip.access.StaffSite;
import dk.pip.cache.PageCache;
import dk.pip.shared.DatabaseFault;
import dk.pip.shared.Outage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  private final StaffPages staff;
  private final List<StaffAddresses> staffAddresses;
  private final List<ErrorShape> shapes;
  private final List<MovedAddresses> moved;

  Errors(
      Outage outage,
      PageCache cache,
      StaffPages staff,
      List<StaffAddresses> staffAddresses,
      List<ErrorShape> shapes,
      List<MovedAddresses> moved) {
    this.outage = outage;
    this.cache = cache;
    this.staff = staff;
    this.staffAddresses = List.copyOf(staffAddresses);
    this.shapes = List.copyOf(shapes);
    this.moved = List.copyOf(moved);
  }

  @Anyone
  @RequestMapping("/error")
  View show(HttpServletRequest request, HttpServletResponse response) {
    Thread.interrupted(); // whoever was woken from waiting for the database has been told by now
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
    var shape = shapes.stream().filter(one -> one.isFor(asked(request))).findFirst();
    if (status >= 500 && isAway(request)) {
      return shape.isPresent() ? shape.get().view(503, key(503)) : instead(request);
    }
    if (status == 500
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
        && DatabaseFault.isTextItCannotKeep(failure)) {
      status = 400;
    }
    var key = request.getAttribute(EXPLANATION) instanceof String explanation ? explanation : key(status);
    var isSecret = request.getAttribute(SECRET_ADDRESS) != null;
    if (isSecret) {
      SecretAddress.protect(response);
    }
    if (shape.isPresent()) {
      return shape.get().view(status, key);
    }
    var isMissing = (status == 404 || status == 410) && !isSecret && request.getAttribute(EXPLANATION) == null && reads(request);
    var forStaff = isMissing ? forStaff(request) : null;
    if (forStaff != null) {
      return elsewhere(HttpServletResponse.SC_FOUND, forStaff, "no-store");
    }
    var other = isMissing ? moved(request) : null;
    if (other != null) {
      return elsewhere(HttpServletResponse.SC_MOVED_PERMANENTLY, other, "max-age=3600");
    }
    return new AtAllEvents(new Page("web/error.jte", new ErrorPage(status, key, isMissing ? signIn(asked(request)) : null), status), key);
  }

  private static boolean reads(HttpServletRequest request) {
    var method = request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked ? asked : request.getMethod();
    return method.equals("GET") || method.equals("HEAD");
  }

  private static String asked(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked ? asked : "/";
  }

  /// What stands on the staff site where there is nothing for all; null for those who may not read it, whatever there is.
  private @Nullable String forStaff(HttpServletRequest request) {
    var path = StaffSite.ROOT + asked(request);
    return !asked(request).startsWith(StaffSite.ROOT) && staff.mayRead(request) && staffAddresses.stream().anyMatch(known -> known.leadsSomewhere(path)) ? path : null;
  }

  /// Where what stood there is now.
  private @Nullable String moved(HttpServletRequest request) {
    var query = request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING) instanceof String text ? text : null;
    return moved.stream().flatMap(known -> known.find(asked(request), query).stream()).findFirst().orElse(null);
  }

  private static View elsewhere(int status, String address, String cacheControl) {
    return (_, _, response) -> {
      response.setStatus(status);
      response.setHeader("Location", address);
      response.setHeader("Cache-Control", cacheControl);
    };
  }

  /// Offered to all alike, as the page may be one for staff.
  private static String signIn(String address) {
    return "/log-ind?videre=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
  }

  private boolean isAway(HttpServletRequest request) {
    return outage.isFeared()
        || request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
            && DatabaseFault.isLoss(failure);
  }

  /// What readers had before, if there is anything at the address; else that the database is away.
  private View instead(HttpServletRequest request) {
    var kept = reads(request) ? cache.get(asked(request)) : null;
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
