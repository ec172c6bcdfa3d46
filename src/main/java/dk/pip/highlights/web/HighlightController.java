package dk.pip.highlights.web;

import dk.pip.access.Allowed;
import dk.pip.highlights.Highlight;
import dk.pip.highlights.HighlightId;
import dk.pip.highlights.Highlights;
import dk.pip.highlights.Highlights.Made;
import dk.pip.highlights.Jobs;
import dk.pip.highlights.ReadingMatter.Matter;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Where editors say what comes first for whom. They see how many have confirmed what must be read, and no names.
@Controller
@RequestMapping(HighlightController.PATH)
class HighlightController {
  static final String PATH = "/redaktion/fremhaevet";
  private static final String FORM = "highlights/form.jte";
  private static final String ONE = "highlights/edit.jte";
  private static final int NEWEST = 40;
  private static final int LONGEST_CHANGED = 300;

  private final Highlights highlights;
  private final Jobs jobs;
  private final Units units;
  private final Clock clock;

  HighlightController(Highlights highlights, Jobs jobs, Units units, Clock clock) {
    this.highlights = highlights;
    this.jobs = jobs;
    this.units = units;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping
  Page list() {
    return Page.of("highlights/list.jte", new HighlightPages.ListPage(highlights.on(), highlights.over(), units.list(), jobs.list(), mustReads()));
  }

  /// @param sti the address of what is to be highlighted, where one comes from its page
  @Allowed(Role.EDITOR)
  @GetMapping("/ny")
  Page fresh(Staff staff, @RequestParam(required = false) @Nullable String sti) {
    return Page.of(FORM, form(staff, null, HighlightForm.fresh(today(), sti), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping
  View make(Staff staff, @ModelAttribute HighlightForm form, Flash flash) {
    var problems = form.check(today());
    if (!problems.isEmpty()) {
      return Page.refused(FORM, form(staff, null, form, problems));
    }
    return switch (highlights.make(staff, form.path(), form.isMustRead(), form.words())) {
      case Made.Done(var id) -> {
        say(flash, "highlights.made", form);
        yield new RedirectView(PATH + "/" + id.value());
      }
      case Made.NothingThere _ -> Page.refused(FORM, form(staff, null, form, problems.add("chosen", "highlights.problem.path")));
      case Made.NotYours _ -> Page.refused(FORM, form(staff, null, form, problems.add("whom", "highlights.problem.everybody")));
    };
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/{id}")
  Page show(@PathVariable UUID id) {
    return Page.of(ONE, one(get(id), "", Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/{id}/ret")
  Page edit(Staff staff, @PathVariable UUID id) {
    var it = get(id);
    return Page.of(FORM, form(staff, it, HighlightForm.of(it), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}")
  View change(Staff staff, @PathVariable UUID id, @ModelAttribute HighlightForm typed, Flash flash) {
    var it = get(id);
    var form = new HighlightForm(it.path(), null, typed.why(), typed.until(), it.mustRead(), typed.whom(), typed.unit(), typed.job(), typed.leaders());
    var problems = form.check(today());
    if (problems.isEmpty() && !highlights.mayAim(staff, it, form.aim())) {
      problems.add("whom", "highlights.problem.everybody");
    }
    if (!problems.isEmpty()) {
      return Page.refused(FORM, form(staff, it, form, problems));
    }
    if (highlights.change(staff, it, form.words())) {
      say(flash, "highlights.changed", form);
    } else {
      flash.warn("highlights.ended-meanwhile");
    }
    return new RedirectView(PATH + "/" + id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/version")
  View raise(Staff staff, @PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String changed, Flash flash) {
    var it = get(id);
    var text = changed.strip();
    if (text.isEmpty() || Letters.moreThan(LONGEST_CHANGED, text)) {
      return Page.refused(ONE, one(it, text, Problems.none().add("changed", "highlights.problem.changed")));
    }
    if (highlights.raise(staff, it, version, text)) {
      flash.say("highlights.raised");
    } else {
      flash.warn("highlights.raised-meanwhile");
    }
    return new RedirectView(PATH + "/" + id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/afslutning")
  String end(Staff staff, @PathVariable UUID id, Flash flash) {
    if (highlights.end(staff, get(id))) {
      flash.say("highlights.ended");
    }
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/genoptagelse")
  String bringBack(Staff staff, @PathVariable UUID id, Flash flash) {
    if (highlights.bringBack(staff, get(id))) {
      flash.say("highlights.brought-back");
    }
    return "redirect:" + PATH + "/" + id;
  }

  private void say(Flash flash, String key, HighlightForm form) {
    var reach = highlights.reach(form.aim());
    flash.say(key + (reach == 0 ? ".none" : reach == 1 ? ".one" : ".many"), reach);
  }

  private HighlightPages.FormPage form(Staff staff, @Nullable Highlight it, HighlightForm form, Problems problems) {
    var newest = it == null ? highlights.newest(NEWEST) : List.<Matter>of();
    return new HighlightPages.FormPage(it, form, newest, workplaces(), jobs.list(), mustReads(), staff.may(Role.ADMINISTRATOR), problems);
  }

  private HighlightPages.OnePage one(Highlight it, String changed, Problems problems) {
    var all = units.list();
    var progress = highlights.progress(it, it.mustRead() ? workplaces() : List.of());
    return new HighlightPages.OnePage(it, highlights.versions(it.id()), progress, all, jobs.list(), it.isOn(today()), changed, problems);
  }

  private List<Unit> workplaces() {
    return units.list().stream().filter(unit -> !unit.closed() && unit.kind() == Unit.Kind.WORKPLACE).toList();
  }

  private int mustReads() {
    return (int) highlights.on().stream().filter(Highlight::mustRead).count();
  }

  private Highlight get(UUID id) {
    return highlights.find(new HighlightId(id)).orElseThrow(NotFound::new);
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }
}
