package dk.pip.web;

import dk.pip.shared.Templates;
import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.servlet.View;

/// A page of the newsroom that only a test has, for parts that no page of the program shows by themselves.
public record FramedView(String title, Function<Frame, String> content) implements View {
  @Override
  public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var frame =
        WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
            .getBean(Frames.class)
            .frame(request, null);
    Content inside = output -> output.writeContent(content.apply(frame));
    var page = Templates.html("layout/staff.jte", Map.of("frame", frame, "title", title, "content", inside));
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Content-Security-Policy", Headers.policy(frame.nonce().asked()));
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
