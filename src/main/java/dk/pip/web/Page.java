package dk.pip.web;

import dk.pip.shared.Language;
import dk.pip.shared.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.servlet.View;

/// A page that a controller returns: the template gets the record as `page` and a [Frame] as `frame`.
///
/// @param template path below `src/main/jte`, such as `people/list.jte`
/// @param page what the template prints; a public record
/// @param language that of whoever the page is for, where it is known; else the visitor's choice or the installation's
public record Page(String template, Object page, int status, @Nullable Language language) implements View {

  public Page(String template, Object page, int status) {
    this(template, page, status, null);
  }

  public static Page of(String template, Object page) {
    return new Page(template, page, HttpServletResponse.SC_OK);
  }

  /// A form shown again with what was wrong with it: 422, so that a script knows it apart from one that was taken.
  public static Page refused(String template, Object page) {
    return new Page(template, page, 422);
  }

  public Page withStatus(int other) {
    return new Page(template, page, other, language);
  }

  public Page in(Language other) {
    return new Page(template, page, status, other);
  }

  @Override
  public String getContentType() {
    return "text/html;charset=utf-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var frame =
        WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
            .getBean(Frames.class)
            .frame(request, language);
    var bytes = Templates.html(template, Map.of("frame", frame, "page", page)).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(getContentType());
    response.setContentLength(bytes.length);
    response.setHeader("Content-Language", frame.texts().language().tag());
    response.setHeader("Content-Security-Policy", Headers.policy(frame.nonce().asked()));
    var personal = frame.visitor() != null || !frame.notices().isEmpty() || frame.csrf().wasAsked();
    if (!response.containsHeader("Cache-Control")) {
      response.setHeader("Cache-Control", personal ? "no-store" : "no-cache");
    }
    response.getOutputStream().write(bytes);
  }
}
