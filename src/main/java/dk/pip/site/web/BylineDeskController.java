package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.site.BylinePage;
import dk.pip.site.BylinePageId;
import dk.pip.site.BylinePages;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The pages of units, which editors write, and whose bylines are whose.
@Controller
@RequestMapping(BylineDeskController.PATH)
class BylineDeskController {
  static final String PATH = "/redaktion/skribenter";

  private final BylinePages bylines;
  private final Units units;

  BylineDeskController(BylinePages bylines, Units units) {
    this.bylines = bylines;
    this.units = units;
  }

  @Allowed(Role.EDITOR)
  @GetMapping
  Page show() {
    var all = bylines.list();
    var people = all.stream().filter(BylinePage::isPerson).toList();
    var ofUnits =
        all.stream().filter(page -> !page.isPerson()).collect(Collectors.toMap(page -> Objects.requireNonNull(page.unit()).value().toString(), Function.identity()));
    return Page.of("site/bylinedesk.jte", new BylineViews.Desk(people, units.list().stream().filter(unit -> !unit.closed()).toList(), ofUnits));
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/enheder/{id}")
  Page unit(@PathVariable UUID id) {
    var unit = find(id);
    return Page.of(OwnBylineController.TEMPLATE, edit(unit, BylineForm.of(bylines.ofUnit(unit.id()).orElse(null)), Problems.none()));
  }

  private BylineViews.Edit edit(Unit unit, BylineForm form, Problems problems) {
    return new BylineViews.Edit(bylines.ofUnit(unit.id()).orElse(null), unit.name(), address(unit), false, true, form, problems);
  }

  private static String address(Unit unit) {
    return PATH + "/enheder/" + unit.id().value();
  }

  private Unit find(UUID id) {
    return units.find(new UnitId(id)).filter(unit -> !unit.closed()).orElseThrow(NotFound::new);
  }

  @Allowed(Role.EDITOR)
  @TakesFiles(most = 22_000_000)
  @PostMapping("/enheder/{id}")
  View save(Staff staff, @PathVariable UUID id, @ModelAttribute BylineForm form, @RequestParam(required = false) @Nullable MultipartFile picture, Flash flash)
      throws IOException {
    var unit = find(id);
    var problems = form.check();
    var read = BylineForm.picture(picture, problems);
    if (!problems.isEmpty()) {
      return Page.refused(OwnBylineController.TEMPLATE, edit(unit, form, problems));
    }
    bylines.save(staff, unit, form.words(), read);
    flash.say(form.isShown() ? "site.byline.saved-shown" : "site.byline.saved-hidden");
    return new RedirectView(address(unit));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/enheder/{id}/billede/sletning")
  String removePicture(@PathVariable UUID id, Flash flash) {
    bylines.removePicture(bylines.ofUnit(find(id).id()).orElseThrow(NotFound::new));
    flash.say("site.byline.picture-removed");
    return "redirect:" + PATH + "/enheder/" + id;
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/enheder/{id}/bylines")
  String claim(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String byline, Flash flash) {
    var page = bylines.ofUnit(find(id).id()).orElseThrow(NotFound::new);
    var name = byline.strip();
    if (name.isEmpty() || Letters.moreThan(OwnBylineController.LONGEST_BYLINE, name)) {
      flash.warn("site.byline.problem.byline");
    } else if (bylines.claim(staff, page, name) == BylinePages.Claiming.REFUSED) {
      flash.warn("site.byline.claim-refused");
    } else {
      flash.say("site.byline.claimed");
    }
    return "redirect:" + PATH + "/enheder/" + id;
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/enheder/{id}/bylines/sletning")
  String removeClaim(@PathVariable UUID id, @RequestParam(defaultValue = "") String byline, Flash flash) {
    bylines.removeClaim(bylines.ofUnit(find(id).id()).orElseThrow(NotFound::new), byline);
    flash.say("site.byline.claim-removed");
    return "redirect:" + PATH + "/enheder/" + id;
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/enheder/{id}/sletning")
  String remove(@PathVariable UUID id, Flash flash) {
    bylines.ofUnit(find(id).id()).ifPresent(bylines::remove);
    flash.say("site.byline.removed");
    return "redirect:" + PATH;
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/godkendelse")
  String agree(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String byline, Flash flash) {
    if (bylines.agree(staff, page(id), byline)) {
      flash.say("site.byline.agreed");
    } else {
      flash.warn("site.byline.not-agreed");
    }
    return "redirect:" + PATH;
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/afvisning")
  String refuse(@PathVariable UUID id, @RequestParam(defaultValue = "") String byline, Flash flash) {
    if (bylines.removeClaim(page(id), byline)) {
      flash.say("site.byline.claim-removed");
    } else {
      flash.warn("site.byline.unchanged");
    }
    return "redirect:" + PATH;
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/skjul")
  String hide(Staff staff, @PathVariable UUID id, Flash flash) {
    bylines.hide(staff, page(id));
    flash.say("site.byline.hidden");
    return "redirect:" + PATH;
  }

  private BylinePage page(UUID id) {
    return bylines.find(new BylinePageId(id)).orElseThrow(NotFound::new);
  }
}
