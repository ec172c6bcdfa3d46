package dk.pip.council.web;

import dk.pip.access.Allowed;
import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposalId;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.people.Staff;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The newsroom's page of a proposal: whether it can be done, what it may cost, and whether everybody may read it.
@Controller
@RequestMapping(CouncilPages.DESK + "/{day}/forslag/{proposal}")
class ProposalDesk {
  private static final String SHOW = "council/desk-proposal.jte";

  private final CouncilDays days;
  private final ClassProposals proposals;

  ProposalDesk(CouncilDays days, ClassProposals proposals) {
    this.days = days;
    this.proposals = proposals;
  }

  private CouncilDay day(UUID id) {
    return days.find(new CouncilDayId(id)).orElseThrow(NotFound::new);
  }

  private static ClassProposal proposal(CouncilDay day, UUID id) {
    return day.findProposal(new ClassProposalId(id)).orElseThrow(NotFound::new);
  }

  private static String back(CouncilDay day, ClassProposal it) {
    return "redirect:" + CouncilPages.address(day, it);
  }

  private CouncilPages.ProposalPage page(Staff staff, CouncilDay day, ClassProposal it, NoteForm form, Problems problems) {
    return new CouncilPages.ProposalPage(day, it, day.findDelegation(it.delegation()).orElse(null), proposals.pictures(it.id()), form, problems, staff.may(Role.EDITOR));
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping
  Page show(Staff staff, @PathVariable UUID day, @PathVariable UUID proposal) {
    var on = day(day);
    var it = proposal(on, proposal);
    return Page.of(SHOW, page(staff, on, it, NoteForm.of(it), Problems.none()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping("/bemaerkning")
  Object note(Staff staff, @PathVariable UUID day, @PathVariable UUID proposal, @ModelAttribute NoteForm form, Flash flash) {
    var on = day(day);
    var it = proposal(on, proposal);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused(SHOW, page(staff, on, it, form, problems));
    }
    proposals.note(staff.id(), it.id(), form.text(form.note()), form.kroner());
    flash.say("council.desk.noted");
    return back(on, it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/modtagelse")
  String take(Staff staff, @PathVariable UUID day, @PathVariable UUID proposal, Flash flash) {
    var on = day(day);
    var it = proposal(on, proposal);
    switch (proposals.handIn(staff.id(), on, it.id())) {
      case DONE -> flash.say("council.desk.taken");
      case NOT_READY -> flash.warn("council.desk.not-ready");
      case TOO_LATE, NOT_NOW -> flash.warn("council.desk.not-now");
    }
    return back(on, it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/tilbage")
  String giveBack(Staff staff, @PathVariable UUID day, @PathVariable UUID proposal, Flash flash) {
    var on = day(day);
    var it = proposal(on, proposal);
    if (proposals.giveBack(staff.id(), on, it.id())) {
      flash.say("council.desk.given-back");
    } else {
      flash.warn("council.desk.not-now");
    }
    return back(on, it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/visning")
  String letGo(Staff staff, @PathVariable UUID day, @PathVariable UUID proposal, Flash flash) {
    return letGo(staff, day, proposal, true, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/nedtagning")
  String hide(Staff staff, @PathVariable UUID day, @PathVariable UUID proposal, Flash flash) {
    return letGo(staff, day, proposal, false, flash);
  }

  private String letGo(Staff staff, UUID day, UUID proposal, boolean shown, Flash flash) {
    var on = day(day);
    var it = proposal(on, proposal);
    if (proposals.letGo(staff.id(), on, it.id(), shown)) {
      flash.say(shown ? "council.desk.proposal-let-go" : "council.desk.proposal-hidden");
    } else {
      flash.warn("council.desk.not-now");
    }
    return back(on, it);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping("/billede/{picture}")
  ResponseEntity<byte[]> picture(@PathVariable UUID day, @PathVariable UUID proposal, @PathVariable UUID picture) {
    var it = proposal(day(day), proposal);
    return ProposalPictures.shown(proposals.picture(it.id(), picture).orElseThrow(NotFound::new), "no-store");
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/billede/{picture}/sletning")
  String removePicture(Staff staff, @PathVariable UUID day, @PathVariable UUID proposal, @PathVariable UUID picture, Flash flash) {
    var on = day(day);
    var it = proposal(on, proposal);
    if (proposals.removePicture(staff.id(), it, picture)) {
      flash.say("council.desk.picture-removed");
    }
    return back(on, it);
  }
}
