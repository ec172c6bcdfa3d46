package dk.pip.web;

import dk.pip.access.Anyone;
import dk.pip.shared.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
class LanguageController {

  @Anyone
  @GetMapping("/sprog")
  Page choose(@RequestParam(required = false) @Nullable String videre) {
    return Page.of("web/language.jte", new LanguagePage(LocalAddress.orElse(videre, "/")));
  }

  @Anyone
  @PostMapping("/sprog")
  View change(@RequestParam Language sprog, @RequestParam(required = false) @Nullable String videre,
      HttpServletRequest request, HttpServletResponse response) {
    Frames.LANGUAGE.set(request, response, sprog.name());
    return LocalAddress.redirect(LocalAddress.orElse(videre, "/"));
  }
}
