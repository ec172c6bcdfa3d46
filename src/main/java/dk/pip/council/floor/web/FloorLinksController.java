package dk.pip.council.floor.web;

import dk.pip.access.Allowed;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteOfficial;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.DelegationId;
import dk.pip.council.floor.FloorLinks;
import dk.pip.council.floor.FloorVotes;
import dk.pip.municipality.Municipality;
import dk.pip.people.Staff;
import dk.pip.shared.QrCode;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The links by which the chair and the spokespersons come to the floor, and the addresses of the screens, to be printed and given out.
@Controller
@RequestMapping("/redaktion/elevbyraad/{day}/salen")
class FloorLinksController {
  private final CouncilDays days;
  private final FloorLinks links;
  private final FloorVotes votes;
  private final Municipality municipality;

  FloorLinksController(CouncilDays days, FloorLinks links, FloorVotes votes, Municipality municipality) {
    this.days = days;
    this.links = links;
    this.votes = votes;
    this.municipality = municipality;
  }

  private CouncilDay day(UUID id) {
    return days.find(new CouncilDayId(id)).orElseThrow(NotFound::new);
  }

  private static View back(CouncilDay day) {
    return new RedirectView(address(day));
  }

  static String address(CouncilDay day) {
    return "/redaktion/elevbyraad/" + day.id().value() + "/salen";
  }

  @Allowed(Role.EDITOR)
  @GetMapping
  Page show(@PathVariable UUID day) {
    var it = day(day);
    var imprint = municipality.imprint().site();
    var site = imprint == null ? null : imprint.toString();
    var paths = links.spokespersonPaths(it.id());
    var cards =
        it.delegations().stream()
            .map(
                each -> {
                  var path = paths.get(each.id());
                  return new FloorLinksPage.Card(each, path, path == null || site == null ? null : QrCode.of(site + path));
                })
            .toList();
    return Page.of("floor/links.jte", new FloorLinksPage(it, address(it), site == null ? "" : site, links.findChairPath(it.id()).orElse(null), cards));
  }

  /// A link for the chair and for each class that has none.
  @Allowed(Role.EDITOR)
  @PostMapping
  View make(@PathVariable UUID day, Flash flash) {
    var it = day(day);
    links.chairPath(it.id());
    it.delegations().forEach(each -> links.spokespersonPath(it.id(), each.id()));
    flash.say("floor.links.made");
    return back(it);
  }

  /// Drafts the vote, so that its cards can be printed and counted before the day; what is joined on the floor comes into it later.
  @Allowed(Role.EDITOR)
  @PostMapping("/afstemning")
  View prepareVote(Staff staff, @PathVariable UUID day, Flash flash) {
    var it = day(day);
    if (votes.prepare(it, VoteOfficial.of(staff)) instanceof FloorVotes.Voted.NotInBox(var faults)) {
      faults.forEach(fault -> flash.warn(fault.key()));
      return back(it);
    }
    return new RedirectView(Vote.desk(Objects.requireNonNull(days.get(it.id()).vote())));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/dirigent/tilbagekaldelse")
  View recallChair(@PathVariable UUID day, Flash flash) {
    var it = day(day);
    links.recall(it.id(), null);
    flash.say("floor.links.recalled");
    return back(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{delegation}/tilbagekaldelse")
  View recall(@PathVariable UUID day, @PathVariable UUID delegation, Flash flash) {
    var it = day(day);
    links.recall(it.id(), it.findDelegation(new DelegationId(delegation)).orElseThrow(NotFound::new).id());
    flash.say("floor.links.recalled");
    return back(it);
  }
}
