package dk.pip.people.web;

import dk.pip.access.Allowed;
import dk.pip.people.Directory;
import dk.pip.people.Passkeys;
import dk.pip.people.SignedIn;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// What everybody sees to themselves about their account.
@Controller
@RequestMapping("/konto")
class OwnAccountController {
  private static final String BACK = "redirect:/konto";

  private final SignedIn signedIn;
  private final Passkeys passkeys;
  private final Directory directory;
  private final Clock clock;

  OwnAccountController(SignedIn signedIn, Passkeys passkeys, Directory directory, Clock clock) {
    this.signedIn = signedIn;
    this.passkeys = passkeys;
    this.directory = directory;
    this.clock = clock;
  }

  @Allowed(Role.READER)
  @GetMapping
  Page show(Staff staff, HttpServletRequest request) {
    var link = directory.link(staff.id()).orElse(null);
    return Page.of(
        "people/own.jte",
        new OwnAccountPage(
            staff,
            passkeys.list(staff),
            signedIn.list(staff, request),
            directory.name().orElse(""),
            link,
            directory.decidesRoles(),
            clock.instant()));
  }

  @Allowed(Role.READER)
  @PostMapping("/browsere/{id}/udlogning")
  String signOut(Staff staff, @PathVariable UUID id, HttpServletRequest request, Flash flash) {
    if (signedIn.endElsewhere(staff, id, request)) {
      flash.say("people.own.signed-out");
    } else {
      flash.warn("people.own.signed-out-already");
    }
    return BACK;
  }

  @Allowed(Role.READER)
  @PostMapping("/browsere/udlogning")
  String signOutElsewhere(Staff staff, HttpServletRequest request, Flash flash) {
    signedIn.endElsewhere(staff, request);
    flash.say("people.own.signed-out-elsewhere");
    return BACK;
  }
}
