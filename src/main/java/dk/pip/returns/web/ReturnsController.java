package dk.pip.returns.web;

import dk.pip.access.Allowed;
import dk.pip.incoming.Incoming;
import dk.pip.incoming.Intake;
import dk.pip.mail.FramedMail;
import dk.pip.mail.ReadMail;
import dk.pip.people.Staff;
import dk.pip.returns.ReturnKind;
import dk.pip.returns.Returned;
import dk.pip.returns.Returns;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What readers and mail servers answered, and what of it waits for somebody.
@Controller
class ReturnsController {
  private static final String ALL = "alt";
  private static final int ON_A_PAGE = 30;

  private final Returns returns;
  private final Intake intake;
  private final Incoming incoming;
  private final Clock clock;

  ReturnsController(Returns returns, Intake intake, Incoming incoming, Clock clock) {
    this.returns = returns;
    this.intake = intake;
    this.incoming = incoming;
    this.clock = clock;
  }

  /// @param vis `alt` for everything
  /// @param slags the word of a kind
  /// @param efter the last that has been shown
  @Allowed(Role.EDITOR)
  @GetMapping(ReturnsPage.PLACE)
  Page list(
      @RequestParam(defaultValue = "") String vis,
      @RequestParam(defaultValue = "") String slags,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long efter) {
    var all = vis.equals(ALL);
    var kind = all ? Arrays.stream(ReturnKind.values()).filter(one -> one.word().equals(slags)).findFirst().orElse(null) : null;
    var found = returns.list(!all, kind, efter, ON_A_PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), ON_A_PAGE));
    var next =
        found.size() <= ON_A_PAGE
            ? null
            : "?" + (all ? "vis=" + ALL + "&" : "") + (kind == null ? "" : "slags=" + slags + "&") + "efter=" + shown.getLast().id();
    return Page.of(
        "returns/list.jte",
        new ReturnsPage(shown, all, kind, returns.open(), returns.forged(), next, intake.ways(), incoming.countUnseen(), clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ReturnsPage.PLACE + "/{id}")
  Page show(@PathVariable long id) {
    var bytes = message(id);
    return Page.of("returns/show.jte", new ReturnPage(get(id), ReadMail.of(bytes), bytes, clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ReturnsPage.PLACE + "/{id}/mail.html")
  ResponseEntity<byte[]> html(@PathVariable long id) {
    return FramedMail.html(ReadMail.of(message(id))).orElseThrow(NotFound::new);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ReturnsPage.PLACE + "/{id}/besked.eml")
  ResponseEntity<byte[]> file(@PathVariable long id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("message/rfc822"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"besked-" + id + ".eml\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(message(id));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ReturnsPage.PLACE + "/{id}/set")
  String seen(Staff staff, @PathVariable long id, Flash flash) {
    get(id);
    if (returns.seen(staff, id)) {
      flash.say("returns.seen.done");
    }
    return "redirect:" + ReturnsPage.PLACE;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ReturnsPage.PLACE + "/{id}/ikke-set")
  String unseen(@PathVariable long id, Flash flash) {
    get(id);
    if (returns.unseen(id)) {
      flash.say("returns.unseen.done");
    }
    return "redirect:" + ReturnsPage.PLACE + "/" + id;
  }

  private Returned get(long id) {
    return returns.find(id).orElseThrow(NotFound::new);
  }

  private byte[] message(long id) {
    return returns.message(id).orElseThrow(NotFound::new);
  }
}
