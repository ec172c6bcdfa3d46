package dk.pip.people.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.people.Passkeys;
import dk.pip.people.People;
import dk.pip.people.SignedIn;
import dk.pip.people.Staff;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Adding and removing passkeys, and signing in with one. The page's script asks the device and sends the form.
@Controller
class PasskeyController {
  private static final String BACK = "redirect:/konto";
  private static final int LONGEST_NAME = 60;

  private final Passkeys passkeys;
  private final People people;
  private final SignedIn signedIn;
  private final SignInPages pages;

  PasskeyController(Passkeys passkeys, People people, SignedIn signedIn, SignInPages pages) {
    this.passkeys = passkeys;
    this.people = people;
    this.signedIn = signedIn;
    this.pages = pages;
  }

  @Allowed(Role.READER)
  @PostMapping("/konto/noegler/udfordring")
  ResponseEntity<String> askToAdd(Staff staff) {
    return json(passkeys.askToAdd(staff, site()));
  }

  @Allowed(Role.READER)
  @PostMapping("/konto/noegler")
  String add(
      Staff staff,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String credential,
      Flash flash) {
    var called = name.strip();
    if (called.isEmpty() || Letters.moreThan(LONGEST_NAME, called)) {
      flash.warn("people.passkey.problem.name");
    } else if (passkeys.add(staff, site(), called, credential)) {
      flash.say("people.passkey.added", called);
    } else {
      flash.warn("people.passkey.not-added");
    }
    return BACK;
  }

  @Allowed(Role.READER)
  @PostMapping("/konto/noegler/{id}/sletning")
  String remove(Staff staff, @PathVariable UUID id, Flash flash) {
    if (passkeys.remove(staff, id)) {
      flash.say("people.passkey.removed");
    } else {
      flash.warn("people.passkey.removed-already");
    }
    return BACK;
  }

  @Anyone
  @PostMapping("/log-ind/noegle/udfordring")
  ResponseEntity<String> askToSignIn(HttpServletRequest request) {
    return passkeys
        .askToSignIn(site(), request.getRemoteAddr())
        .map(PasskeyController::json)
        .orElseGet(() -> ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build());
  }

  @Anyone
  @PostMapping("/log-ind/noegle")
  View signIn(
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String videre,
      HttpServletRequest request,
      HttpServletResponse response) {
    var staff = passkeys.signIn(site(), credential).orElse(null);
    if (staff == null) {
      var problems = Problems.none().add("mail", "people.passkey.not-signed-in");
      return pages.page("", videre, problems, 422);
    }
    if (!people.mayOtherwise(staff)) {
      return pages.byDirectory("", videre);
    }
    signedIn.begin(request, staff);
    SignInController.DEVICE.set(request, response, people.device(staff));
    return pages.onwards(staff, videre);
  }

  private static URI site() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
  }

  private static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(body);
  }
}
