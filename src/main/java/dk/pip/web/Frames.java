package dk.pip.web;

import dk.pip.frame.Menu;
import dk.pip.hold.HoldNotice;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Makes the frame of a page from what is known of the request.
@Component
class Frames {
  static final Cookies LANGUAGE = new Cookies("pip-sprog", Duration.ofDays(365));

  private final SiteIdentity house;
  private final Visitors visitors;
  private final HoldNotice hold;
  private final Menu menu;

  Frames(SiteIdentity house, Visitors visitors, HoldNotice hold, Menu menu) {
    this.house = house;
    this.visitors = visitors;
    this.hold = hold;
    this.menu = menu;
  }

  /// @param known the language of whoever the page is for, where it is known
  Frame frame(HttpServletRequest request, @Nullable Language known) {
    var masthead = house.masthead();
    var texts = Texts.in(known == null ? language(request).orElse(masthead.language()) : known);
    return new Frame(
        texts,
        path(request),
        masthead,
        sawTheChain(request) ? visitors.visitor(request).orElse(null) : null,
        Flash.read(request, texts),
        new Csrf(request),
        new Nonce(),
        hold,
        menu);
  }

  /// A request refused at the door has no token for the form that signs out, so it is answered as nobody's.
  private static boolean sawTheChain(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) != null;
  }

  /// What the visitor has chosen.
  static Optional<Language> language(HttpServletRequest request) {
    var chosen = LANGUAGE.find(request);
    return Arrays.stream(Language.values()).filter(language -> language.name().equals(chosen)).findFirst();
  }

  private static String path(HttpServletRequest request) {
    var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed == null ? request.getRequestURI() : failed;
  }
}
