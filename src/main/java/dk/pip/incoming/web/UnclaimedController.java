package dk.pip.incoming.web;

import dk.pip.access.Allowed;
import dk.pip.incoming.Incoming;
import dk.pip.incoming.Intake;
import dk.pip.incoming.Unclaimed;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Mail that no module took, for an editor to say what it is.
@Controller
class UnclaimedController {
  private static final String ALL = "alt";
  private static final int ON_A_PAGE = 30;

  /// In bytes; enough for the words of a mail and the names of its files.
  private static final int LOOKED_AT = 4 << 20;

  private final Incoming incoming;
  private final Intake intake;
  private final Clock clock;

  UnclaimedController(Incoming incoming, Intake intake, Clock clock) {
    this.incoming = incoming;
    this.intake = intake;
    this.clock = clock;
  }

  /// @param vis `alt` for everything
  /// @param efter the last that has been shown
  @Allowed(Role.EDITOR)
  @GetMapping(UnclaimedList.PLACE)
  Page list(@RequestParam(defaultValue = "") String vis, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long efter) {
    var all = vis.equals(ALL);
    var found = incoming.list(all, efter, ON_A_PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), ON_A_PAGE));
    var next = found.size() <= ON_A_PAGE ? null : "?" + (all ? "vis=" + ALL + "&" : "") + "efter=" + shown.getLast().id();
    return Page.of("incoming/list.jte", new UnclaimedList(shown, all, incoming.countUnseen(), next, intake.ways(), clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(UnclaimedList.PLACE + "/{id}")
  Page show(@PathVariable long id) {
    var mail = get(id);
    var look = incoming.look(id, LOOKED_AT).orElseThrow(NotFound::new);
    return Page.of("incoming/show.jte", new UnclaimedPage(mail, look.letter(), look.bytes(), incoming.hands(), clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(UnclaimedList.PLACE + "/{id}/mail.eml")
  void file(@PathVariable long id, HttpServletResponse response) throws IOException {
    get(id);
    response.setContentType("message/rfc822");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mail-" + id + ".eml\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    incoming.write(id, response.getOutputStream());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(UnclaimedList.PLACE + "/{id}/set")
  String seen(Staff staff, @PathVariable long id, Flash flash) {
    get(id);
    if (incoming.seen(staff, id)) {
      flash.say("incoming.seen.done");
    }
    return "redirect:" + UnclaimedList.PLACE;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(UnclaimedList.PLACE + "/{id}/ikke-set")
  String unseen(@PathVariable long id, Flash flash) {
    get(id);
    if (incoming.unseen(id)) {
      flash.say("incoming.unseen.done");
    }
    return "redirect:" + UnclaimedList.PLACE + "/" + id;
  }

  /// @param til the name of the button, as a key of the catalogue
  @Allowed(Role.EDITOR)
  @PostMapping(UnclaimedList.PLACE + "/{id}/giv")
  String give(@PathVariable long id, @RequestParam String til, Flash flash) {
    get(id);
    var address = incoming.give(id, til);
    if (address.isEmpty()) {
      flash.warn("incoming.give.gone");
    }
    return "redirect:" + address.orElse(UnclaimedList.PLACE + "/" + id);
  }

  private Unclaimed get(long id) {
    return incoming.find(id).orElseThrow(NotFound::new);
  }
}
