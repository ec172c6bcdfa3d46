package dk.pip.council.web;

import dk.pip.access.Allowed;
import dk.pip.council.ClassMember;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.Delegation;
import dk.pip.council.DelegationId;
import dk.pip.council.TeacherPost;
import dk.pip.people.Staff;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The newsroom's pages of classes: who comes, and the links that they write by.
@Controller
@RequestMapping(CouncilPages.DESK + "/{day}/klasser")
class ClassDesk {
  private static final String FORM = "council/desk-class.jte";

  private final CouncilDays days;
  private final TeacherPost post;

  ClassDesk(CouncilDays days, TeacherPost post) {
    this.days = days;
    this.post = post;
  }

  private CouncilDay day(UUID id) {
    return days.find(new CouncilDayId(id)).orElseThrow(NotFound::new);
  }

  private static Delegation delegation(CouncilDay day, UUID id) {
    return day.findDelegation(new DelegationId(id)).orElseThrow(NotFound::new);
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/ny")
  Page fresh(@PathVariable UUID day) {
    var it = day(day);
    return Page.of(FORM, new CouncilPages.ClassPage(it, null, ClassForm.of(days.suggested(it)), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping
  Object join(Staff staff, @PathVariable UUID day, @ModelAttribute ClassForm form, Flash flash) {
    var it = day(day);
    var problems = form.check();
    if (problems.isEmpty()) {
      add(problems, days.join(staff.id(), it.id(), form.delegation()));
    }
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new CouncilPages.ClassPage(it, null, form, problems));
    }
    flash.say("council.desk.joined", form.delegation().className() + " " + form.delegation().school());
    return "redirect:" + CouncilPages.address(day(day), day(day).delegations().getLast());
  }

  private static void add(Problems problems, CouncilDays.Joined joined) {
    switch (joined) {
      case DONE -> {}
      case SIGN_TAKEN -> problems.add("sign", "council.problem.sign-taken");
      case NOT_NOW -> problems.add("school", "council.problem.no-more-classes", CouncilDays.MOST_CLASSES);
    }
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/{delegation}")
  Page show(@PathVariable UUID day, @PathVariable UUID delegation) {
    var it = day(day);
    var which = delegation(it, delegation);
    return Page.of(FORM, new CouncilPages.ClassPage(it, which, ClassForm.of(which), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{delegation}")
  Object change(Staff staff, @PathVariable UUID day, @PathVariable UUID delegation, @ModelAttribute ClassForm form, Flash flash) {
    var it = day(day);
    var which = delegation(it, delegation);
    var problems = form.check();
    if (problems.isEmpty()) {
      add(problems, days.change(staff.id(), which.id(), it.id(), form.delegation()));
    }
    if (!problems.isEmpty()) {
      return Page.refused(FORM, new CouncilPages.ClassPage(it, which, form, problems));
    }
    flash.say("council.desk.class-changed");
    return "redirect:" + CouncilPages.address(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{delegation}/afgang")
  String leave(Staff staff, @PathVariable UUID day, @PathVariable UUID delegation, Flash flash) {
    var it = day(day);
    if (days.leave(staff.id(), it.id(), delegation(it, delegation).id())) {
      flash.say("council.desk.left");
    } else {
      flash.warn("council.desk.not-left");
    }
    return "redirect:" + CouncilPages.address(it);
  }

  /// A fresh link, shown on this page alone.
  @Allowed(Role.EDITOR)
  @PostMapping("/{delegation}/link")
  Page link(Staff staff, @PathVariable UUID day, @PathVariable UUID delegation, @RequestParam(defaultValue = "") String mail, HttpServletResponse response) {
    var it = day(day);
    var which = delegation(it, delegation);
    var path = days.link(staff.id(), it.id(), which.id());
    var sent = "true".equals(mail) && post.send(it, which, path) ? which.mail() : null;
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return Page.of("council/desk-link.jte", new CouncilPages.LinkPage(it, which, post.address(path), path, sent));
  }

  /// The sheet for a link that was just made; the link itself isn't kept, so the form brings it.
  @Allowed(Role.EDITOR)
  @PostMapping("/{delegation}/ark")
  ResponseEntity<byte[]> sheet(@PathVariable UUID day, @PathVariable UUID delegation, @RequestParam(defaultValue = "") String path) {
    var it = day(day);
    var which = delegation(it, delegation);
    if (!path.startsWith(ClassMember.ADDRESS)
        || days.member(path.substring(ClassMember.ADDRESS.length())).filter(member -> member.teacher() && member.delegation().id().equals(which.id())).isEmpty()) {
      throw new NotFound();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"laererlink.pdf\"")
        .body(post.sheet(it, which, "council.sheet.teacher", path));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{delegation}/tilbagekaldelse")
  String recall(Staff staff, @PathVariable UUID day, @PathVariable UUID delegation, Flash flash) {
    var it = day(day);
    var which = delegation(it, delegation);
    days.recall(staff.id(), it.id(), which.id());
    flash.say("council.desk.recalled");
    return "redirect:" + CouncilPages.address(it, which);
  }
}
