package dk.pip.council.floor.web;

import dk.pip.access.Allowed;
import dk.pip.access.AllowedTo;
import dk.pip.ballot.VoteOfficial;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDays;
import dk.pip.council.floor.FloorBy;
import dk.pip.council.floor.FloorLinks;
import dk.pip.people.Staff;
import dk.pip.shared.Language;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The chair's console, for whoever has the chair's link, and for staff who are signed in. Both may lead at once.
@Controller
class ChairController {
  private static final String LINK = FloorLinks.CHAIR + "{token}";
  private static final String STAFF = CouncilDay.ADDRESS + "{slug}/dirigent";
  private static final String TEMPLATE = "floor/chair.jte";

  private final CouncilDays days;
  private final FloorDesk desk;
  private final FloorShow show;

  ChairController(CouncilDays days, FloorDesk desk, FloorShow show) {
    this.days = days;
    this.desk = desk;
    this.show = show;
  }

  private CouncilDay day(String slug) {
    return days.at(slug).orElseThrow(NotFound::new);
  }

  private static String path(FloorChair chair) {
    return FloorLinks.CHAIR + chair.token();
  }

  // By the link

  @AllowedTo(FloorChair.class)
  @GetMapping(LINK)
  Page showByLink(FloorChair chair, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of(TEMPLATE, show.chair(chair.day(), path(chair), true, null, null));
  }

  @AllowedTo(FloorChair.class)
  @FromElsewhere
  @PostMapping(LINK)
  View pressByLink(FloorChair chair, @RequestParam MultiValueMap<String, String> form, HttpServletResponse response) {
    SecretAddress.protect(response);
    var problem = desk.chair(chair.day(), FloorBy.chair(""), official(chair.day()), form);
    return problem == null ? new RedirectView(path(chair)) : Page.refused(TEMPLATE, show.chair(chair.day(), path(chair), true, problem, form));
  }

  /// Whoever has the link of a day is one and the same, also by the next link after it was recalled. Nobody knows who it is, so the record
  /// names the link.
  private static VoteOfficial official(CouncilDay day) {
    return new VoteOfficial("chair " + day.id().value(), Texts.in(Language.DA).get("floor.by-link"));
  }

  @AllowedTo(FloorChair.class)
  @GetMapping(LINK + "/live")
  void liveByLink(FloorChair chair, @RequestParam(defaultValue = "") String sprog, HttpServletRequest request, HttpServletResponse response) throws IOException {
    show.open(chair.day(), FloorChannel.View.CHAIR, null, sprog, request, response);
  }

  /// The hall's screen, also of a day that nobody else may see yet.
  @AllowedTo(FloorChair.class)
  @GetMapping(LINK + "/skaerm")
  Page hallByLink(FloorChair chair, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("floor/hall.jte", show.screen(chair.day(), FloorChannel.View.HALL, path(chair) + "/skaerm/live"));
  }

  @AllowedTo(FloorChair.class)
  @GetMapping(LINK + "/skaerm/live")
  void hallLiveByLink(FloorChair chair, @RequestParam(defaultValue = "") String sprog, HttpServletRequest request, HttpServletResponse response) throws IOException {
    show.open(chair.day(), FloorChannel.View.HALL, null, sprog, request, response);
  }

  // Signed in

  @Allowed(Role.EDITOR)
  @GetMapping(STAFF)
  Page showToStaff(@PathVariable String slug) {
    var day = day(slug);
    return Page.of(TEMPLATE, show.chair(day, day.path() + "/dirigent", false, null, null));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(STAFF)
  View pressByStaff(Staff staff, @PathVariable String slug, @RequestParam MultiValueMap<String, String> form) {
    var day = day(slug);
    var problem = desk.chair(day, FloorBy.chair(staff.name()), VoteOfficial.of(staff), form);
    var path = day.path() + "/dirigent";
    return problem == null ? new RedirectView(path) : Page.refused(TEMPLATE, show.chair(day, path, false, problem, form));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(STAFF + "/live")
  void liveToStaff(@PathVariable String slug, @RequestParam(defaultValue = "") String sprog, HttpServletRequest request, HttpServletResponse response) throws IOException {
    show.open(day(slug), FloorChannel.View.CHAIR, null, sprog, request, response);
  }
}
