package dk.pip.people.web;

import dk.pip.access.Anyone;
import dk.pip.municipality.Municipality;
import dk.pip.people.Directory;
import dk.pip.people.DirectoryAnswer;
import dk.pip.people.DirectoryAnswer.Trouble;
import dk.pip.people.DirectoryDeparture;
import dk.pip.people.People;
import dk.pip.people.SignedIn;
import dk.pip.shared.Problems;
import dk.pip.web.Cookies;
import dk.pip.web.Flash;
import dk.pip.web.FromElsewhere;
import dk.pip.web.LocalAddress;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Signing in by the municipality's directory: going there, coming back, and what the directory asks by itself.
@Controller
@RequestMapping("/log-ind/katalog")
class DirectoryController {
  private static final String BACK = "/log-ind/katalog/svar";

  /// Holds a way to the directory and the way back together; for as long as the browser is open.
  private static final Cookies BROWSER = new Cookies("pip-katalog", null);

  private final Directory directory;
  private final People people;
  private final SignedIn signedIn;
  private final SignInPages pages;
  private final SiteRoot root;
  private final Municipality municipality;

  DirectoryController(
      Directory directory,
      People people,
      SignedIn signedIn,
      SignInPages pages,
      SiteRoot root,
      Municipality municipality) {
    this.directory = directory;
    this.people = people;
    this.signedIn = signedIn;
    this.pages = pages;
    this.root = root;
    this.municipality = municipality;
  }

  /// A link and no form, as browsers let a form lead nowhere but to ourselves. It leaves nothing here.
  @Anyone
  @GetMapping
  View leave(
      @RequestParam(defaultValue = "") String videre, HttpServletRequest request, HttpServletResponse response) {
    demandOne();
    var next = LocalAddress.orElse(videre, "");
    return switch (directory.begin(BROWSER.find(request), next, request.getRemoteAddr(), root.address(BACK))) {
      case DirectoryDeparture.Off(var address, var browser) -> {
        SecretAddress.protect(response);
        BROWSER.set(request, response, browser);
        yield LocalAddress.redirect(address.toString());
      }
      case DirectoryDeparture.Stays(var trouble) -> trouble(trouble, next);
    };
  }

  /// The one address that does something when it is asked for, as the directory sends people back by a redirect; what comes
  /// with it is worth something once, and in the browser alone that went there.
  @Anyone
  @GetMapping("/svar")
  View comeBack(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String iss,
      HttpServletRequest request,
      HttpServletResponse response,
      Flash flash) {
    demandOne();
    SecretAddress.protect(response);
    var back = new Directory.Return(state, code, error, iss);
    return switch (directory.end(BROWSER.find(request), back, request.getRemoteAddr(), root.address(BACK))) {
      case DirectoryAnswer.Welcome(var staff, var session, var next, var kept) -> {
        signedIn.beginByDirectory(request, staff, session);
        SignInController.DEVICE.set(request, response, people.device(staff));
        if (kept) {
          flash.warn("people.directory.kept", directory.name().orElse(""));
        }
        yield pages.onwards(staff, next);
      }
      case DirectoryAnswer.Refused(var reason) -> {
        signedIn.end(request);
        var page = new DirectoryRefusedPage(reason, directory.name().orElse(""), municipality.imprint().contactMail());
        yield Page.of("people/directory-refused.jte", page).withStatus(403);
      }
      case DirectoryAnswer.NotDone(var trouble) -> trouble(trouble, "");
    };
  }

  /// OpenID Connect Back-Channel Logout 1.0.
  @Anyone
  @FromElsewhere
  @PostMapping("/udlogning")
  ResponseEntity<String> signOut(
      @RequestParam(name = "logout_token", defaultValue = "") String token, HttpServletRequest request) {
    return switch (directory.signOut(token, request.getRemoteAddr())) {
      case DONE -> ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
      case REFUSED -> refused(HttpStatus.BAD_REQUEST);
      case DOWN -> refused(HttpStatus.SERVICE_UNAVAILABLE);
      case TOO_MANY -> refused(HttpStatus.TOO_MANY_REQUESTS);
    };
  }

  private static ResponseEntity<String> refused(HttpStatus status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body("{\"error\":\"invalid_request\"}");
  }

  private void demandOne() {
    if (!directory.any()) {
      throw new NotFound();
    }
  }

  /// The page to sign in on, as the other ways in are open.
  private Page trouble(Trouble trouble, String next) {
    var status =
        switch (trouble) {
          case DOWN -> 503;
          case TOO_MANY -> 429;
          case STALE, DECLINED, WRONG -> 422;
        };
    var key = "people.directory.trouble." + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return pages.page("", next, Problems.none().add("directory", key), status);
  }
}
