package dk.pip.people.web;

import dk.pip.access.StaffSite;
import dk.pip.people.Directory;
import dk.pip.people.SignedIn;
import dk.pip.people.Staff;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.LocalAddress;
import dk.pip.web.Page;
import dk.pip.web.Routes;
import dk.pip.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page to sign in on, with all ways in, and where one goes from it.
@Component
class SignInPages {
  private final Directory directory;
  private final SignedIn signedIn;
  private final Routes routes;

  SignInPages(Directory directory, SignedIn signedIn, Routes routes) {
    this.directory = directory;
    this.signedIn = signedIn;
    this.routes = routes;
  }

  /// @param next as anybody may have written it
  Page page(String mail, String next, Problems problems, int status) {
    return page(mail, next, problems, status, false, false);
  }

  Page begin(String next, boolean signedOut, HttpServletRequest request) {
    return page("", next, Problems.none(), 200, signedOut, signedIn.hasEnded(request));
  }

  private Page page(String mail, String next, Problems problems, int status, boolean signedOut, boolean ended) {
    var page =
        new SignInPage(
            mail, LocalAddress.orElse(next, ""), problems, signedOut, ended && !signedOut, directory.name().orElse(null));
    return new Page("people/sign-in.jte", page, status);
  }

  /// The right password, passkey or link for an account that the directory must speak for.
  Page byDirectory(String mail, String next) {
    return page(mail, next, Problems.none().add("mail", "people.sign-in.by-directory"), 422);
  }

  /// To where one was going, if one may go there.
  View onwards(Staff staff, String next) {
    var address = LocalAddress.orElse(next, home(staff));
    var may = routes.mayOpen(new Visitor(staff.name(), staff.role()), address);
    return LocalAddress.redirect(may ? address : home(staff));
  }

  static String home(Staff staff) {
    return staff.may(Role.CONTRIBUTOR) ? "/redaktion" : StaffSite.ROOT;
  }
}
