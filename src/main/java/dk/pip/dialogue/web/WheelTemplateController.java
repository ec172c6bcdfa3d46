package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.WheelDays;
import dk.pip.dialogue.WheelTemplate;
import dk.pip.dialogue.WheelTemplateId;
import dk.pip.dialogue.Wheels;
import dk.pip.dialogue.Wheels.Changed;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Templates of wheels, for those who run them.
@Controller
@RequestMapping(WheelPages.TEMPLATES)
class WheelTemplateController {
  private static final String HEAD = "dialogue/wheel-head.jte";
  private static final String STEP = "dialogue/wheel-step.jte";

  private final Wheels wheels;
  private final Settings settings;
  private final Clock clock;

  WheelTemplateController(Wheels wheels, Settings settings, Clock clock) {
    this.wheels = wheels;
    this.settings = settings;
    this.clock = clock;
  }

  private WheelTemplate get(Staff staff, String ref) {
    requireSecretary(staff);
    return wheels.template(ref).orElseThrow(NotFound::new);
  }

  private void requireSecretary(Staff staff) {
    if (!wheels.isSecretary(staff)) {
      throw new NotFound();
    }
  }

  /// One that may be changed.
  private WheelTemplate own(Staff staff, UUID id) {
    return get(staff, id.toString());
  }

  @Allowed(Role.READER)
  @GetMapping("/{ref}")
  Page show(Staff staff, @PathVariable String ref) {
    var it = get(staff, ref);
    LocalDate today = Dates.local(clock.instant()).toLocalDate();
    var year = today.getMonthValue() >= 7 ? today.getYear() + 1 : today.getYear();
    var days = WheelDays.of(it.steps(), year, it.years(), Map.of());
    var term = it.years() == 1 ? Integer.toString(year) : year + "–" + (year + it.years() - 1);
    var ring = WheelRing.of(term, year, it.years(), days, LocalDate.MIN, Texts.in(settings.language()));
    return Page.of("dialogue/wheel-template.jte", new WheelPages.Template(it, ring, year, WheelPages.entries(days, List.of()), true));
  }

  @Allowed(Role.READER)
  @GetMapping("/ny")
  Page fresh(Staff staff) {
    requireSecretary(staff);
    return Page.of(HEAD, new WheelPages.Head(null, new WheelHeadForm("", "department-institution", "1"), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping
  View begin(Staff staff, @ModelAttribute WheelHeadForm form) {
    requireSecretary(staff);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused(HEAD, new WheelPages.Head(null, form, problems));
    }
    return new RedirectView(WheelPages.TEMPLATES + "/" + wheels.begin(staff, form.head()).value());
  }

  @Allowed(Role.READER)
  @PostMapping("/{ref}/kopi")
  String copy(Staff staff, @PathVariable String ref, Flash flash) {
    var it = get(staff, ref);
    var name = Letters.shortened(WheelHeadForm.LONGEST, it.id() == null ? it.name() : Texts.in(settings.language()).get("dialogue.wheel.copy-of", it.name()));
    var id = wheels.copy(staff, it, name);
    flash.say("dialogue.wheel.copied");
    return "redirect:" + WheelPages.TEMPLATES + "/" + id.value();
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/ret")
  Page edit(Staff staff, @PathVariable UUID id) {
    var it = own(staff, id);
    return Page.of(HEAD, new WheelPages.Head(it, WheelHeadForm.of(it), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}")
  View change(Staff staff, @PathVariable UUID id, @ModelAttribute WheelHeadForm form, Flash flash) {
    var it = own(staff, id);
    var problems = form.check();
    if (problems.isEmpty()) {
      switch (wheels.change(staff, new WheelTemplateId(id), form.head())) {
        case Changed.InTheWay(var names) -> problems.add("years", "dialogue.wheel.problem.years-short", names(names));
        case Changed.Gone _ -> throw new NotFound();
        default -> flash.say("dialogue.saved");
      }
    }
    return problems.isEmpty() ? new RedirectView(WheelPages.address(it)) : Page.refused(HEAD, new WheelPages.Head(it, form, problems));
  }

  private static String names(List<String> names) {
    return String.join(", ", names.stream().limit(5).map(it -> "»" + it + "«").toList());
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/fjernelse")
  String remove(Staff staff, @PathVariable UUID id, Flash flash) {
    var it = own(staff, id);
    if (wheels.remove(staff, new WheelTemplateId(id))) {
      flash.say("dialogue.wheel.removed", it.name());
    }
    return "redirect:" + WheelPages.PATH;
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/trin/ny")
  Page freshStep(Staff staff, @PathVariable UUID id) {
    return Page.of(STEP, new WheelPages.StepPage(own(staff, id), null, WheelStepForm.fresh(), Problems.none()));
  }

  @Allowed(Role.READER)
  @GetMapping("/{id}/trin/{key}")
  Page editStep(Staff staff, @PathVariable UUID id, @PathVariable String key) {
    var it = own(staff, id);
    var step = it.step(key).orElseThrow(NotFound::new);
    return Page.of(STEP, new WheelPages.StepPage(it, key, WheelStepForm.of(step), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/trin")
  View addStep(Staff staff, @PathVariable UUID id, @ModelAttribute WheelStepForm form, Flash flash) {
    return put(staff, own(staff, id), null, form, flash);
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/trin/{key}")
  View changeStep(Staff staff, @PathVariable UUID id, @PathVariable String key, @ModelAttribute WheelStepForm form, Flash flash) {
    var it = own(staff, id);
    it.step(key).orElseThrow(NotFound::new);
    return put(staff, it, key, form, flash);
  }

  private View put(Staff staff, WheelTemplate it, @Nullable String key, WheelStepForm form, Flash flash) {
    var problems = form.check(it, key);
    if (problems.isEmpty()) {
      var step = form.step(key == null ? Agreements.freshKey() : key);
      switch (wheels.put(staff, Objects.requireNonNull(it.id()), step)) {
        case Changed.Done _ -> flash.say("dialogue.wheel.step-saved", step.name());
        case Changed.Circle(var names) -> problems.add("base", "dialogue.wheel.problem.circle", String.join(" → ", names));
        case Changed.InTheWay _ -> problems.add("year", "dialogue.wheel.problem.year-outside");
        case Changed.Full _ -> problems.add("name", "dialogue.wheel.problem.full", WheelTemplate.MOST_STEPS);
        case Changed.Gone _ -> problems.add("base", "dialogue.wheel.problem.base");
      }
    }
    return problems.isEmpty() ? new RedirectView(WheelPages.address(it)) : Page.refused(STEP, new WheelPages.StepPage(it, key, form, problems));
  }

  @Allowed(Role.READER)
  @PostMapping("/{id}/trin/{key}/fjernelse")
  String removeStep(Staff staff, @PathVariable UUID id, @PathVariable String key, Flash flash) {
    var it = own(staff, id);
    var step = it.step(key).orElseThrow(NotFound::new);
    switch (wheels.take(staff, new WheelTemplateId(id), key)) {
      case Changed.InTheWay(var names) -> {
        flash.warn("dialogue.wheel.step-hangs", step.name(), names(names));
        return "redirect:" + WheelPages.address(it) + "/trin/" + key;
      }
      default -> flash.say("dialogue.wheel.step-removed", step.name());
    }
    return "redirect:" + WheelPages.address(it);
  }
}
