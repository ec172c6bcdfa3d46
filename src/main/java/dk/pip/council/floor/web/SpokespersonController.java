package dk.pip.council.floor.web;

import dk.pip.access.AllowedTo;
import dk.pip.council.floor.FloorLinks;
import dk.pip.web.FromElsewhere;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The page of a class's spokespersons, on a phone.
@Controller
class SpokespersonController {
  private static final String LINK = FloorLinks.SPOKESPERSON + "{token}";
  private static final String TEMPLATE = "floor/spokesperson.jte";

  private final FloorDesk desk;
  private final FloorShow show;

  SpokespersonController(FloorDesk desk, FloorShow show) {
    this.desk = desk;
    this.show = show;
  }

  private static String path(FloorSpokesperson who) {
    return FloorLinks.SPOKESPERSON + who.token();
  }

  @AllowedTo(FloorSpokesperson.class)
  @GetMapping(LINK)
  Page show(FloorSpokesperson who, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of(TEMPLATE, show.spokesperson(who, path(who), null, null));
  }

  @AllowedTo(FloorSpokesperson.class)
  @FromElsewhere
  @PostMapping(LINK)
  View press(FloorSpokesperson who, @RequestParam MultiValueMap<String, String> form, HttpServletResponse response) {
    SecretAddress.protect(response);
    var problem = desk.spokesperson(who, form);
    return problem == null ? new RedirectView(path(who)) : Page.refused(TEMPLATE, show.spokesperson(who, path(who), problem, form));
  }

  @AllowedTo(FloorSpokesperson.class)
  @GetMapping(LINK + "/live")
  void live(FloorSpokesperson who, @RequestParam(defaultValue = "") String sprog, HttpServletRequest request, HttpServletResponse response) throws IOException {
    show.open(who.day(), FloorChannel.View.SPOKESPERSON, who.delegation().id(), sprog, request, response);
  }
}
