package dk.pip.web;

import dk.pip.access.StaffSite;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Whatever no page of the staff site stands at: whoever isn't signed in is sent to sign in there as everywhere below.
@Controller
class StaffSiteController {
  @StaffSite
  @GetMapping(StaffSite.ROOT + "/**")
  Page nothing() {
    throw new NotFound();
  }
}
