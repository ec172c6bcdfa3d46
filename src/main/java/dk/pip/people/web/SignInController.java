package dk.pip.people.web;

import dk.pip.access.Anyone;
import dk.pip.people.Directory;
import dk.pip.people.People;
import dk.pip.people.SignIn;
import dk.pip.people.SignedIn;
import dk.pip.shared.Problems;
import dk.pip.web.Cookies;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
class SignInController {
  /// Tells a browser that somebody has signed in with from one that a stranger guesses with.
  static final Cookies DEVICE = new Cookies("pip-kendt", Duration.ofDays(180));

  private static final String SIGNED_OUT = "ud";
  private static final String AFTER_SIGN_OUT = "/log-ind?" + SIGNED_OUT;

  private final People people;
  private final SignedIn signedIn;
  private final Directory directory;
  private final SignInPages pages;
  private final SiteRoot root;

  SignInController(People people, SignedIn signedIn, Directory directory, SignInPages pages, SiteRoot root) {
    this.people = people;
    this.signedIn = signedIn;
    this.directory = directory;
    this.pages = pages;
    this.root = root;
  }

  @Anyone
  @GetMapping("/log-ind")
  View form(
      @RequestParam(defaultValue = "") String videre,
      @RequestParam(name = SIGNED_OUT, required = false) @Nullable String signedOut,
      HttpServletRequest request) {
    var staff = signedIn.staff(request);
    return staff.isPresent() ? pages.onwards(staff.get(), videre) : pages.begin(videre, signedOut != null, request);
  }

  @Anyone
  @PostMapping("/log-ind")
  View signIn(
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String videre,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (people.signIn(mail, password, request.getRemoteAddr(), DEVICE.find(request))) {
      case SignIn.Welcome(var staff) -> {
        signedIn.begin(request, staff);
        DEVICE.set(request, response, people.device(staff));
        yield pages.onwards(staff, videre);
      }
      case SignIn.Wrong _ -> pages.page(mail, videre, Problems.none().add("mail", "people.sign-in.wrong"), 422);
      case SignIn.ByDirectory _ -> pages.byDirectory(mail, videre);
      case SignIn.Paused _ -> pages.page(mail, videre, Problems.none().add("mail", "people.sign-in.paused"), 429);
    };
  }

  /// Whoever was let in by the directory is signed out there too. A form may lead nowhere but to ourselves, so a page goes
  /// there by itself.
  @Anyone
  @PostMapping("/log-ud")
  View signOut(HttpServletRequest request, HttpServletResponse response) {
    var kept = signedIn.directory(request);
    signedIn.end(request);
    var place = kept.flatMap(session -> directory.signOutAddress(session, root.address(AFTER_SIGN_OUT)));
    if (place.isEmpty()) {
      return new RedirectView(AFTER_SIGN_OUT);
    }
    response.setHeader("Refresh", "0; url=" + place.get());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    return Page.of(
        "people/directory-sign-out.jte",
        new DirectorySignOutPage(directory.name().orElse(""), place.get().toString()));
  }
}
