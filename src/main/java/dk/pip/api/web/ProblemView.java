package dk.pip.api.web;

import dk.pip.api.ApiRefusal;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/// What went wrong, as `application/problem+json` (RFC 9457): in English for those who ask for it, else in Danish.
final class ProblemView implements View {
  private static final String TYPE = "application/problem+json";

  /// Where the kinds of problem are told.
  private static final String TOLD_AT = "/api#fejl";

  private final ApiRefusal refusal;
  private final Map<String, String> headers;

  ProblemView(ApiRefusal refusal, Map<String, String> headers) {
    this.refusal = refusal;
    this.headers = Map.copyOf(headers);
  }

  static ProblemView of(int status, String key) {
    return new ProblemView(new ApiRefusal(status, key, null), Map.of());
  }

  @Override
  public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var language = language(request);
    var texts = Texts.in(language);
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", TOLD_AT);
    problem.put("title", texts.get(refusal.key() + ".title"));
    problem.put("status", refusal.status());
    problem.put("detail", texts.get(refusal.key() + ".help", refusal.arguments()));
    if (refusal.parameter() != null) {
      problem.put("parameter", refusal.parameter());
    }
    response.setStatus(refusal.status());
    response.setLocale(null);
    response.setContentType(TYPE);
    response.setHeader("Content-Language", language.tag());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept-Language");
    headers.forEach(response::setHeader);
    var body = ApiJson.write(problem).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Language language(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") != null) {
      for (var locale : Collections.list(request.getLocales())) {
        if (locale.getLanguage().equals("en")) {
          return Language.EN;
        }
        if (locale.getLanguage().equals("da")) {
          return Language.DA;
        }
      }
    }
    return Language.DA;
  }
}
