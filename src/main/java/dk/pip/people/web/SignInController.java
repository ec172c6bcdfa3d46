package dk.pip.people.web;

import dk.pip.access.Anyone;
import dk.pip.people.People;
import dk.pip.people.SignIn;
import dk.pip.people.SignedIn;
import dk.pip.people.Staff;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Cookies;
import dk.pip.web.LocalAddress;
import dk.pip.web.Page;
import dk.pip.web.Routes;
import dk.pip.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
class SignInController {
  /// Tells a browser that somebody has signed in with from one that a stranger guesses with.
  static final Cookies DEVICE = new Cookies("pip-kendt", Duration.ofDays(180));

  private static final String SIGNED_OUT = "ud";

  private final People people;
  private final SignedIn signedIn;
  private final Routes routes;

  SignInController(People people, SignedIn signedIn, Routes routes) {
    this.people = people;
    this.signedIn = signedIn;
    this.routes = routes;
  }

  @Anyone
  @GetMapping("/log-ind")
  View form(
      @RequestParam(defaultValue = "") String videre,
      @RequestParam(name = SIGNED_OUT, required = false) @Nullable String signedOut,
      HttpServletRequest request) {
    var staff = signedIn.staff(request);
    return staff.isPresent()
        ? onwards(staff.get(), videre)
        : page("", videre, Problems.none(), 200, signedOut != null);
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
        yield onwards(staff, videre);
      }
      case SignIn.Wrong _ -> page(mail, videre, Problems.none().add("mail", "people.sign-in.wrong"), 422, false);
      case SignIn.Paused _ -> page(mail, videre, Problems.none().add("mail", "people.sign-in.paused"), 429, false);
    };
  }

  @Anyone
  @PostMapping("/log-ud")
  String signOut(HttpServletRequest request) {
    signedIn.end(request);
    return "redirect:/log-ind?" + SIGNED_OUT;
  }

  private static Page page(String mail, String next, Problems problems, int status, boolean signedOut) {
    var page = new SignInPage(mail, LocalAddress.orElse(next, ""), problems, signedOut);
    return new Page("people/sign-in.jte", page, status);
  }

  /// To where one was going, if one may go there.
  private View onwards(Staff staff, String next) {
    var address = LocalAddress.orElse(next, home(staff));
    var may = routes.mayOpen(new Visitor(staff.name(), staff.role()), address);
    return LocalAddress.redirect(may ? address : home(staff));
  }

  static String home(Staff staff) {
    return staff.may(Role.CONTRIBUTOR) ? "/redaktion" : "/";
  }
}
