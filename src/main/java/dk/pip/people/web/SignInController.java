package dk.pip.people.web;

import dk.pip.people.People;
import dk.pip.people.SignIn;
import dk.pip.people.SignedIn;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Anyone;
import dk.pip.web.Flash;
import dk.pip.web.LocalAddress;
import dk.pip.web.Page;
import dk.pip.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
class SignInController {
  private final People people;
  private final SignedIn signedIn;

  SignInController(People people, SignedIn signedIn) {
    this.people = people;
    this.signedIn = signedIn;
  }

  @Anyone
  @GetMapping("/log-ind")
  View form(@RequestParam(defaultValue = "") String videre, HttpServletRequest request) {
    var staff = signedIn.staff(request);
    return staff.isPresent() ? onwards(staff.get(), videre) : page("", videre, Problems.none(), 200);
  }

  @Anyone
  @PostMapping("/log-ind")
  View signIn(
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String videre,
      HttpServletRequest request) {
    return switch (people.signIn(mail, password, request.getRemoteAddr())) {
      case SignIn.Welcome(var staff) -> {
        signedIn.begin(request, staff);
        yield onwards(staff, videre);
      }
      case SignIn.Wrong _ -> page(mail, videre, Problems.none().add("mail", "people.sign-in.wrong"), 422);
      case SignIn.Paused _ -> page(mail, videre, Problems.none().add("mail", "people.sign-in.paused"), 429);
    };
  }

  @Anyone
  @PostMapping("/log-ud")
  String signOut(HttpServletRequest request, Flash flash) {
    signedIn.end(request);
    flash.say("people.sign-in.signed-out");
    return "redirect:/log-ind";
  }

  private static Page page(String mail, String next, Problems problems, int status) {
    return new Page("people/sign-in.jte", new SignInPage(mail, LocalAddress.orElse(next, ""), problems), status);
  }

  static View onwards(Staff staff, @Nullable String next) {
    var home = staff.may(Role.CONTRIBUTOR) ? "/redaktion" : "/";
    return LocalAddress.redirect(LocalAddress.orElse(next, home));
  }
}
