package dk.pip.people.web;

import dk.pip.people.SignedIn;
import dk.pip.web.Visitor;
import dk.pip.web.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the pages which of the staff is asking.
@Component
class StaffVisitors implements Visitors {
  private final SignedIn signedIn;

  StaffVisitors(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Override
  public Optional<Visitor> visitor(HttpServletRequest request) {
    return signedIn.staff(request).map(staff -> new Visitor(staff.name(), staff.role()));
  }
}
