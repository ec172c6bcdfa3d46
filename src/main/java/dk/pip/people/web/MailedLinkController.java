package dk.pip.people.web;

import dk.pip.access.Anyone;
import dk.pip.people.LinkAsked;
import dk.pip.people.MailedLinks;
import dk.pip.people.People;
import dk.pip.people.SignedIn;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.web.Flash;
import dk.pip.web.LocalAddress;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Signing in by a link in a mail, for those who have forgotten their password or want none.
@Controller
@RequestMapping("/log-ind/link")
class MailedLinkController {
  private static final String PATH = "/log-ind/link";
  private static final String ASK = "people/ask-link.jte";

  private final MailedLinks links;
  private final People people;
  private final SignedIn signedIn;
  private final SiteRoot root;
  private final SignInPages pages;

  MailedLinkController(MailedLinks links, People people, SignedIn signedIn, SiteRoot root, SignInPages pages) {
    this.links = links;
    this.people = people;
    this.signedIn = signedIn;
    this.root = root;
    this.pages = pages;
  }

  @Anyone
  @GetMapping
  Page form() {
    return Page.of(ASK, page("", false, Problems.none()));
  }

  @Anyone
  @PostMapping
  Page ask(@RequestParam(defaultValue = "") String mail, HttpServletRequest request) {
    if (MailAddress.parse(mail).isEmpty()) {
      return Page.refused(ASK, page(mail, false, Problems.none().add("mail", "people.problem.mail")));
    }
    return switch (links.ask(mail, request.getRemoteAddr(), root.address(PATH))) {
      case LinkAsked.TAKEN -> Page.of(ASK, page(mail, true, Problems.none()));
      case LinkAsked.TOO_MANY ->
          Page.refused(ASK, page(mail, false, Problems.none().add("mail", "people.mail-link.too-many"))).withStatus(429);
      case LinkAsked.NO_WAY ->
          Page.refused(ASK, page(mail, false, Problems.none().add("mail", "people.mail-link.no-way")));
    };
  }

  @Anyone
  @GetMapping("/{token}")
  Page look(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    return links
        .find(token)
        .map(account -> Page.of("people/use-link.jte", new UseLinkPage(account.name(), PATH + "/" + token)))
        .orElseGet(MailedLinkController::gone);
  }

  @Anyone
  @PostMapping("/{token}")
  View use(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Flash flash) {
    SecretAddress.protect(response);
    var staff = links.use(token);
    if (staff.isEmpty()) {
      return gone();
    }
    if (!people.mayOtherwise(staff.get())) {
      return pages.byDirectory(staff.get().mail(), "");
    }
    signedIn.beginByMail(request, staff.get());
    SignInController.DEVICE.set(request, response, people.device(staff.get()));
    flash.say("people.mail-link.signed-in");
    return LocalAddress.redirect(SignInPages.home(staff.get()));
  }

  private static AskLinkPage page(String mail, boolean taken, Problems problems) {
    return new AskLinkPage(mail, taken, MailedLinks.LIVES.toMinutes(), problems);
  }

  private static Page gone() {
    return Page.of("people/link-gone.jte", new LinkGonePage("people.mail-link.gone")).withStatus(410);
  }
}
