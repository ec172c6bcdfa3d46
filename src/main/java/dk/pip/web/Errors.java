package dk.pip.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Shows a page that helps for whatever went wrong, wherever it did.
@Controller
public class Errors implements ErrorController {
  /// A request attribute that names a more helpful explanation than the status has; the catalogue has it as
  /// `<key>.title` and `<key>.help`.
  public static final String EXPLANATION = "dk.pip.web.explanation";

  private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 410, 413, 429, 500, 503);

  @Anyone
  @RequestMapping("/error")
  Page show(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
    return new Page("web/error.jte", new ErrorPage(status, key(request, status)), status);
  }

  private static String key(HttpServletRequest request, int status) {
    return request.getAttribute(EXPLANATION) instanceof String explanation
        ? explanation
        : "web.error." + explained(status);
  }

  private static int explained(int status) {
    if (EXPLAINED.contains(status)) {
      return status;
    }
    return status < 500 ? 400 : 500;
  }
}
