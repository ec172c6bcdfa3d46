package dk.pip.people.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.people.PasswordChoice;
import dk.pip.people.People;
import dk.pip.people.SignedIn;
import dk.pip.people.Staff;
import dk.pip.people.web.PasswordPage.Kind;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.LocalAddress;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
class PasswordController {
  private static final String TEMPLATE = "people/password.jte";

  private final People people;
  private final SignedIn signedIn;
  private final SignInPages pages;

  PasswordController(People people, SignedIn signedIn, SignInPages pages) {
    this.people = people;
    this.signedIn = signedIn;
    this.pages = pages;
  }

  @Anyone
  @GetMapping("/velkommen/{token}")
  Page welcome(@PathVariable String token) {
    return people
        .invited(token)
        .map(
            account ->
                Page.of(
                    TEMPLATE,
                    new PasswordPage(
                        account.name(), account.mail(), "/velkommen/" + token, Kind.INVITED, Problems.none())))
        .orElseGet(PasswordController::linkGone);
  }

  @Anyone
  @PostMapping("/velkommen/{token}")
  View choose(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Flash flash) {
    var account = people.invited(token);
    return switch (people.choosePassword(token, password)) {
      case PasswordChoice.Chosen(var staff) -> {
        if (!people.mayOtherwise(staff)) {
          yield pages.byDirectory(staff.mail(), "");
        }
        signedIn.begin(request, staff);
        SignInController.DEVICE.set(request, response, people.device(staff));
        flash.say("people.password.chosen");
        yield LocalAddress.redirect(SignInPages.home(staff));
      }
      case PasswordChoice.Refused(var key) -> {
        var person = account.orElseThrow();
        yield Page.refused(
            TEMPLATE,
            new PasswordPage(
                person.name(), person.mail(), "/velkommen/" + token, Kind.INVITED, Problems.none().add("password", key)));
      }
      case PasswordChoice.LinkGone _, PasswordChoice.NotYou _ -> linkGone();
    };
  }

  @Allowed(Role.READER)
  @GetMapping("/kodeord")
  Page own(Staff staff, HttpServletRequest request) {
    return Page.of(TEMPLATE, own(staff, request, Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping("/kodeord")
  View change(
      Staff staff,
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      Flash flash) {
    var session = request.getSession().getId();
    var choice =
        signedIn.hasShownMail(request)
            ? people.replacePassword(staff, password, session)
            : people.changePassword(staff, present, password, session);
    return switch (choice) {
      case PasswordChoice.Chosen _ -> {
        flash.say("people.password.changed");
        yield new RedirectView("/kodeord");
      }
      case PasswordChoice.Refused(var key) ->
          Page.refused(TEMPLATE, own(staff, request, Problems.none().add("password", key)));
      case PasswordChoice.NotYou _, PasswordChoice.LinkGone _ ->
          Page.refused(TEMPLATE, own(staff, request, Problems.none().add("present", "people.password.not-present")));
    };
  }

  private PasswordPage own(Staff staff, HttpServletRequest request, Problems problems) {
    var kind =
        signedIn.hasShownMail(request) ? Kind.OWN_BY_MAIL : people.hasPassword(staff) ? Kind.OWN : Kind.OWN_FIRST;
    return new PasswordPage(staff.name(), staff.mail(), "/kodeord", kind, problems);
  }

  private static Page linkGone() {
    return Page.of("people/link-gone.jte", new LinkGonePage("people.link-gone.help")).withStatus(410);
  }
}
