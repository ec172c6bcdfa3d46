package dk.pip.readers.web;

import dk.pip.access.Anyone;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.readers.Pending;
import dk.pip.readers.SignUp;
import dk.pip.readers.SignUps;
import dk.pip.settings.Settings;
import dk.pip.shared.Problems;
import dk.pip.web.FromElsewhere;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Signing up. The form needs no cookie and may stand on any other site: all it can do is to have a mail sent.
@Controller
class SignUpController {
  static final String PATH = "/tilmeld";
  private static final String FORM = "readers/sign-up.jte";
  private static final String WORDS = "readers/words.jte";

  private final SignUps signUps;
  private final OwnPageOf pages;
  private final Municipality municipality;
  private final Settings settings;

  SignUpController(SignUps signUps, OwnPageOf pages, Municipality municipality, Settings settings) {
    this.signUps = signUps;
    this.pages = pages;
    this.municipality = municipality;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(PATH)
  Page form() {
    return Page.of(FORM, new SignUpPage(signUps.offered(), SignUpForm.EMPTY, Problems.none(), signUps));
  }

  @Anyone
  @FromElsewhere
  @PostMapping(PATH)
  Page ask(@ModelAttribute SignUpForm form, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    var offered = signUps.offered();
    var language = form.languageOr(settings.language());
    var problems = form.check(offered);
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new SignUpPage(offered, form, problems, signUps)).in(language);
    }
    var address = form.address().orElseThrow();
    var sent = Page.of(WORDS, WordsPage.of("readers.sign-up.sent", address.text(), SignUps.WAITS.toDays())).in(language);
    if (form.isByAProgram()) {
      return sent;
    }
    var signUp =
        new SignUp(address, form.nameText(), language, form.lists(offered), page(request), request.getRemoteAddr());
    return switch (signUps.ask(signUp)) {
      case ASKED -> sent;
      case WAITING ->
          Page.of(WORDS, WordsPage.of("readers.sign-up.waiting", address.text(), Outbox.TRIED_FOR.toDays())).in(language);
      case ENOUGH -> Page.of(WORDS, WordsPage.of("readers.sign-up.enough", address.text())).in(language);
      case REFUSED -> {
        problems.add("mail", "readers.problem.mail-refused", address.text(), municipality.imprint().contactMail());
        yield Page.refused(FORM, new SignUpPage(offered, form, problems, signUps)).in(language);
      }
      case TOO_MANY -> Page.of(WORDS, WordsPage.of("readers.sign-up.too-many")).withStatus(429).in(language);
      case NO_WAY ->
          Page.of(WORDS, WordsPage.of("readers.sign-up.no-way", municipality.imprint().contactMail()))
              .withStatus(503)
              .in(language);
    };
  }

  /// The page that the form stood on: what the browser says of another site, else our own.
  private String page(HttpServletRequest request) {
    var origin = host(request.getHeader("Origin"));
    var site = municipality.imprint().site();
    if (origin == null || site != null && origin.equals(site.getHost()) || origin.equals(request.getServerName())) {
      return PATH;
    }
    var referer = request.getHeader("Referer");
    var page = referer != null && origin.equals(host(referer)) ? referer.replaceFirst("[?#].*", "") : origin;
    return page.length() > 300 ? page.substring(0, 300) : page;
  }

  private static @Nullable String host(@Nullable String address) {
    if (address == null || !address.startsWith("http")) {
      return null;
    }
    try {
      return URI.create(address).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Anyone
  @GetMapping(PATH + "/bekraeft/{token}")
  Page look(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    return signUps
        .pending(token)
        .map(asked -> Page.of("readers/confirm.jte", confirmPage(token, asked)).in(asked.language()))
        .orElseGet(SignUpController::linkGone);
  }

  private ConfirmPage confirmPage(String token, Pending asked) {
    return new ConfirmPage(
        token, asked.address(), signUps.names(asked.lists()), signUps.wording(asked));
  }

  @Anyone
  @FromElsewhere
  @PostMapping(PATH + "/bekraeft/{token}")
  Object confirm(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    return signUps
        .confirm(token)
        .<Object>map(reader -> "redirect:" + Objects.requireNonNull(pages.address(reader.id())) + "?tilmeldt")
        .orElseGet(SignUpController::linkGone);
  }

  private static Page linkGone() {
    return Page.of(WORDS, WordsPage.of("readers.sign-up.gone")).withStatus(410);
  }
}
