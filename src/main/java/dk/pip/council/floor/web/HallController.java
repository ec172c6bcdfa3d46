package dk.pip.council.floor.web;

import dk.pip.access.Anyone;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDays;
import dk.pip.shared.Role;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What everybody may look at while the day is held: the hall's screen, and the page for those who follow from elsewhere. Of a day that
/// isn't shown to everybody, such as a rehearsal, only staff see them.
@Controller
class HallController {
  private static final String HALL = CouncilDay.ADDRESS + "{slug}/skaerm";
  private static final String FOLLOW = CouncilDay.ADDRESS + "{slug}/foelg";

  private final CouncilDays days;
  private final Visitors visitors;
  private final FloorShow show;

  HallController(CouncilDays days, Visitors visitors, FloorShow show) {
    this.days = days;
    this.visitors = visitors;
    this.show = show;
  }

  private CouncilDay day(String slug, HttpServletRequest request) {
    return days.shownAt(slug).or(() -> visitors.visitor(request).filter(visitor -> visitor.may(Role.CONTRIBUTOR)).flatMap(_ -> days.at(slug))).orElseThrow(NotFound::new);
  }

  @Anyone
  @GetMapping(HALL)
  Page hall(@PathVariable String slug, HttpServletRequest request) {
    var day = day(slug, request);
    return Page.of("floor/hall.jte", show.screen(day, FloorChannel.View.HALL, day.path() + "/skaerm/live"));
  }

  @Anyone
  @GetMapping(HALL + "/live")
  void hallLive(@PathVariable String slug, @RequestParam(defaultValue = "") String sprog, HttpServletRequest request, HttpServletResponse response) throws IOException {
    show.openToAll(day(slug, request), FloorChannel.View.HALL, sprog, request, response);
  }

  @Anyone
  @GetMapping(FOLLOW)
  Page follow(@PathVariable String slug, HttpServletRequest request) {
    var day = day(slug, request);
    return Page.of("floor/follow.jte", show.screen(day, FloorChannel.View.FOLLOW, day.path() + "/foelg/live"));
  }

  @Anyone
  @GetMapping(FOLLOW + "/live")
  void followLive(@PathVariable String slug, @RequestParam(defaultValue = "") String sprog, HttpServletRequest request, HttpServletResponse response) throws IOException {
    show.openToAll(day(slug, request), FloorChannel.View.FOLLOW, sprog, request, response);
  }
}
