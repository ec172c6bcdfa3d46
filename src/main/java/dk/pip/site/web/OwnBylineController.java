package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.people.Staff;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.site.BylinePages;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Somebody's own page, as they want it.
@Controller
@RequestMapping(OwnBylineController.PATH)
class OwnBylineController {
  static final String PATH = "/konto/side";
  static final String TEMPLATE = "site/ownbyline.jte";
  static final int LONGEST_BYLINE = 200;

  private final BylinePages bylines;

  OwnBylineController(BylinePages bylines) {
    this.bylines = bylines;
  }

  @Allowed(Role.READER)
  @GetMapping
  Page show(Staff staff) {
    return Page.of(TEMPLATE, edit(staff, BylineForm.of(bylines.ofPerson(staff.id()).orElse(null)), Problems.none()));
  }

  private BylineViews.Edit edit(Staff staff, BylineForm form, Problems problems) {
    return new BylineViews.Edit(bylines.ofPerson(staff.id()).orElse(null), staff.name(), PATH, true, staff.may(Role.EDITOR), form, problems);
  }

  @Allowed(Role.READER)
  @TakesFiles(most = 22_000_000)
  @PostMapping
  View save(Staff staff, @ModelAttribute BylineForm form, @RequestParam(required = false) @Nullable MultipartFile picture, Flash flash) throws IOException {
    var problems = form.check();
    var read = BylineForm.picture(picture, problems);
    if (!problems.isEmpty()) {
      return Page.refused(TEMPLATE, edit(staff, form, problems));
    }
    bylines.save(staff, form.words(), read);
    flash.say(form.isShown() ? "site.byline.saved-shown" : "site.byline.saved-hidden");
    return new RedirectView(PATH);
  }

  @Allowed(Role.READER)
  @PostMapping("/billede/sletning")
  String removePicture(Staff staff, Flash flash) {
    bylines.removePicture(bylines.ofPerson(staff.id()).orElseThrow(NotFound::new));
    flash.say("site.byline.picture-removed");
    return "redirect:" + PATH;
  }

  @Allowed(Role.READER)
  @PostMapping("/bylines")
  String claim(Staff staff, @RequestParam(defaultValue = "") String byline, Flash flash) {
    var page = bylines.ofPerson(staff.id()).orElseThrow(NotFound::new);
    var name = byline.strip();
    if (name.isEmpty() || Letters.moreThan(LONGEST_BYLINE, name)) {
      flash.warn("site.byline.problem.byline");
    } else {
      switch (bylines.claim(staff, page, name)) {
        case AGREED -> flash.say("site.byline.claimed");
        case WAITS -> flash.say("site.byline.claim-waits");
        case REFUSED -> flash.warn("site.byline.claim-refused");
      }
    }
    return "redirect:" + PATH;
  }

  @Allowed(Role.READER)
  @PostMapping("/bylines/sletning")
  String removeClaim(Staff staff, @RequestParam(defaultValue = "") String byline, Flash flash) {
    bylines.removeClaim(bylines.ofPerson(staff.id()).orElseThrow(NotFound::new), byline);
    flash.say("site.byline.claim-removed");
    return "redirect:" + PATH;
  }

  @Allowed(Role.READER)
  @PostMapping("/sletning")
  String remove(Staff staff, Flash flash) {
    bylines.ofPerson(staff.id()).ifPresent(bylines::remove);
    flash.say("site.byline.removed");
    return "redirect:" + PATH;
  }
}
